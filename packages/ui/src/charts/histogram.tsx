import { type KeyboardEvent, type PointerEvent, useId, useRef } from "react";
import { classNames } from "../class-names.ts";
import { formatNumber } from "../format/format-number.ts";
import { formatPercent } from "../format/format-percent.ts";
import { plural } from "../format/plural.ts";
import { NumberInput } from "../forms/number-input.tsx";
import { binPosition, positionValue } from "./points/bin-position.ts";
import { type Bin, cutSentence } from "./points/cut-share.ts";

export interface HistogramProps {
  /** Ascending; a bin begins where the one before it ends, the first at 0. */
  bins: readonly Bin[];
  /** Of what is counted: "tokens". */
  unit: string;
  /** The finding; without it told from the cut. */
  title?: string | undefined;
  /** Rows above it are cut. */
  cut?: number | undefined;
  /** Makes the cut a line that can be dragged, moved by arrow keys, or typed. */
  onCut?: ((cut: number) => void) | undefined;
  /** What happens to rows above the cut: "be cut", "be left out". */
  verb?: string | undefined;
  /** Name of the field for the cut. */
  cutLabel?: string | undefined;
  least?: number | undefined;
  most?: number | undefined;
  step?: number | undefined;
  /** Beside the title: totals. */
  aside?: string | undefined;
  height?: number | undefined;
  bare?: boolean | undefined;
}

const width = 1000;

/** How long rows are, and how many of them lie above a limit. */
export function Histogram(props: HistogramProps) {
  const { bins, unit, cut, onCut, verb, cutLabel = "Limit", aside, height = 180, bare, step = 1 } = props;
  const { least = 1, most = bins.at(-1)?.upTo ?? 1 } = props;
  const inputId = useId();
  const total = bins.reduce((sum, bin) => sum + bin.rows, 0);
  const tallest = Math.max(1, ...bins.map((bin) => bin.rows));
  const title =
    props.title ??
    (cut === undefined ? `${plural(total, "row")} by ${unit}` : cutSentence(bins, cut, unit, verb));
  const each = width / Math.max(1, bins.length);
  return (
    <figure
      aria-label={title}
      className={classNames("m-0 min-w-0", bare !== true && "rounded-lg border border-line bg-surface")}
    >
      <div
        className={classNames(
          "flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3",
          bare !== true && "border-line border-b px-4",
        )}
      >
        <p className="font-semibold">{title}</p>
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-muted text-table">
          {cut !== undefined && onCut !== undefined && (
            <label htmlFor={inputId} className="flex items-center gap-2">
              {cutLabel}
              <NumberInput
                id={inputId}
                value={cut}
                onChange={(value) => value !== null && onCut(value)}
                least={least}
                most={Math.max(most, cut)}
                step={step}
                whole
                suffix={unit}
                className="w-36 grid-cols-[minmax(0,1fr)]"
              />
            </label>
          )}
          {aside}
        </div>
      </div>
      {total === 0 ? (
        <p className="px-4 py-8 text-center text-muted text-sm">
          There is nothing to draw until rows are counted.
        </p>
      ) : (
        <div className={classNames("pt-4 pb-3", bare !== true && "px-4")}>
          <div className="relative" style={{ height }}>
            <svg
              viewBox={`0 0 ${width} 100`}
              preserveAspectRatio="none"
              className="absolute inset-0 size-full"
              aria-hidden="true"
            >
              {[25, 50, 75, 100].map((y) => (
                <line
                  key={y}
                  x1="0"
                  x2={width}
                  y1={100 - y}
                  y2={100 - y}
                  stroke="var(--grid)"
                  vectorEffect="non-scaling-stroke"
                />
              ))}
              {bins.map((bin, index) => (
                <Bar
                  key={bin.upTo}
                  bin={bin}
                  bins={bins}
                  x={index * each}
                  wide={each}
                  tallest={tallest}
                  cut={cut}
                  unit={unit}
                />
              ))}
            </svg>
            {cut !== undefined && (
              <CutLine
                bins={bins}
                cut={cut}
                onCut={onCut}
                title={title}
                label={cutLabel}
                unit={unit}
                least={least}
                most={most}
                step={step}
              />
            )}
          </div>
          <Scale bins={bins} />
          <BinTable bins={bins} title={title} unit={unit} total={total} />
        </div>
      )}
    </figure>
  );
}

interface BarProps {
  bin: Bin;
  bins: readonly Bin[];
  x: number;
  wide: number;
  tallest: number;
  cut: number | undefined;
  unit: string;
}

/** The part of a bin above the cut has the other colour. */
function Bar({ bin, bins, x, wide, tallest, cut, unit }: BarProps) {
  if (bin.rows === 0) return null;
  const inner = Math.max(1, wide * 0.86);
  const left = x + (wide - inner) / 2;
  const tall = Math.max(0.8, (bin.rows / tallest) * 100);
  const border = cut === undefined ? width : binPosition(bins, cut) * width;
  const kept = Math.min(inner, Math.max(0, border - left));
  const below = bins[bins.indexOf(bin) - 1]?.upTo ?? 0;
  return (
    <g>
      <title>{`${formatNumber(below + 1)} to ${formatNumber(bin.upTo)} ${unit}: ${plural(bin.rows, "row")}`}</title>
      {kept > 0 && <rect x={left} y={100 - tall} width={kept} height={tall} fill="var(--s1)" />}
      {kept < inner && (
        <rect x={left + kept} y={100 - tall} width={inner - kept} height={tall} fill="var(--s2)" />
      )}
    </g>
  );
}

interface CutLineProps {
  bins: readonly Bin[];
  cut: number;
  onCut: ((cut: number) => void) | undefined;
  title: string;
  label: string;
  unit: string;
  least: number;
  most: number;
  step: number;
}

function CutLine({ bins, cut, onCut, title, label, unit, least, most, step }: CutLineProps) {
  const dragged = useRef(false);
  const left = `${Math.min(1, binPosition(bins, cut)) * 100}%`;
  const line = <span className="absolute inset-y-0 left-1/2 border-bad border-l-2 border-dashed" />;
  if (onCut === undefined) {
    return (
      <span aria-hidden className="absolute -top-2 bottom-0 w-0" style={{ left }}>
        {line}
      </span>
    );
  }
  const choose = (value: number) =>
    onCut(Math.round(Math.min(most, Math.max(least, value)) / step) * step || least);
  const press = (event: KeyboardEvent) => {
    const borders = bins.map((bin) => bin.upTo);
    const moves: Record<string, number | undefined> = {
      ArrowRight: cut + step,
      ArrowUp: cut + step,
      ArrowLeft: cut - step,
      ArrowDown: cut - step,
      PageUp: borders.find((border) => border > cut),
      PageDown: borders.findLast((border) => border < cut),
      Home: least,
      End: most,
    };
    const wanted = moves[event.key];
    if (wanted === undefined) return;
    event.preventDefault();
    choose(wanted);
  };
  const drag = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.parentElement?.getBoundingClientRect();
    if (!dragged.current || box === undefined || box.width === 0) return;
    choose(positionValue(bins, (event.clientX - box.left) / box.width));
  };
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={least}
      aria-valuemax={most}
      aria-valuenow={cut}
      aria-valuetext={`${formatNumber(cut)} ${unit}. ${title}`}
      onKeyDown={press}
      onPointerDown={(event) => {
        dragged.current = true;
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={drag}
      onPointerUp={() => {
        dragged.current = false;
      }}
      className="absolute -top-2 bottom-0 w-6 -translate-x-1/2 cursor-ew-resize touch-none"
      style={{ left }}
    >
      {line}
      <span className="absolute -top-1 left-1/2 size-3 -translate-x-1/2 rounded-full border-2 border-bad bg-surface" />
    </div>
  );
}

/** As many borders of bins as have room. */
function Scale({ bins }: { bins: readonly Bin[] }) {
  const every = Math.max(1, Math.ceil(bins.length / 8));
  return (
    <div className="relative mt-1 h-4 text-faint text-xs" aria-hidden>
      {bins.map((bin, index) =>
        (bins.length - 1 - index) % every === 0 ? (
          <span
            key={bin.upTo}
            className={classNames(
              "absolute -translate-x-full",
              index < bins.length - 1 && "sm:-translate-x-1/2",
            )}
            style={{ left: `${((index + 1) / bins.length) * 100}%` }}
          >
            {formatNumber(bin.upTo)}
          </span>
        ) : null,
      )}
    </div>
  );
}

function BinTable({
  bins,
  title,
  unit,
  total,
}: {
  bins: readonly Bin[];
  title: string;
  unit: string;
  total: number;
}) {
  return (
    <table className="sr-only left-0">
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">{`Up to, ${unit}`}</th>
          <th scope="col">Rows</th>
          <th scope="col">Share</th>
        </tr>
      </thead>
      <tbody>
        {bins.map((bin) => (
          <tr key={bin.upTo}>
            <th scope="row">{formatNumber(bin.upTo)}</th>
            <td>{formatNumber(bin.rows)}</td>
            <td>{formatPercent(bin.rows / total)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
