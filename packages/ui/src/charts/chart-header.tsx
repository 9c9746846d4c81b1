import { Table2 } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "../class-names.ts";
import { formatNumber } from "../format/format-number.ts";
import { type ChartSeries, colourOf } from "./chart-series.ts";
import { axisNames } from "./plot-axes.ts";
import { gap, type XAxis } from "./points/series.ts";
import { placeText, type Reading } from "./read-series.ts";

interface ChartHeaderProps {
  id: string;
  title: string;
  bare: boolean;
  compact: boolean;
  series: readonly ChartSeries[];
  /** Under the crosshair; without any the last values are shown. */
  readings: readonly Reading[];
  axis: XAxis;
  axes: readonly XAxis[];
  onAxis: (axis: XAxis) => void;
  logY: boolean;
  onLogY: (logY: boolean) => void;
  smoothing: number;
  onSmoothing: (smoothing: number) => void;
  asTable: boolean;
  onTable: (asTable: boolean) => void;
  onCsv: () => void;
  onPng: (() => void) | undefined;
  /** Given while a part is enlarged. */
  onWhole: (() => void) | undefined;
}

const quiet =
  "inline-flex min-h-6 items-center gap-1 rounded-sm px-1.5 text-muted text-sm hover:bg-hover hover:text-text aria-pressed:bg-sunken aria-pressed:text-text pointer-coarse:min-h-11";

export function ChartHeader(props: ChartHeaderProps) {
  const { id, title, bare, compact, series, readings, axis, axes, smoothing, asTable } = props;
  const place = readings[0] === undefined ? "" : placeText(axis, readings[0].x);
  const files = (
    <span className="flex items-center">
      {props.onWhole !== undefined && (
        <button type="button" className={quiet} onClick={props.onWhole}>
          Whole run
        </button>
      )}
      <button
        type="button"
        className={quiet}
        aria-pressed={asTable}
        aria-label="Show as table"
        title="Show as table"
        onClick={() => props.onTable(!asTable)}
      >
        <Table2 size={14} aria-hidden />
      </button>
      <button type="button" className={quiet} onClick={props.onCsv} title="Download all points as CSV">
        CSV
      </button>
      {props.onPng !== undefined && (
        <button type="button" className={quiet} onClick={props.onPng} title="Download the picture">
          PNG
        </button>
      )}
    </span>
  );
  const heading = (
    <figcaption
      id={id}
      className={classNames("min-w-0 flex-auto font-semibold", compact && "truncate text-table")}
      title={title}
    >
      {title}
    </figcaption>
  );
  if (compact) {
    return (
      <div className="group/chart flex min-h-10 items-center gap-2 px-3 pt-1">
        {heading}
        <span className="hidden group-focus-within/chart:block group-hover/chart:block">{files}</span>
        {series[0] !== undefined && readings.length > 0 && (
          <span className="whitespace-nowrap text-muted text-sm group-focus-within/chart:hidden group-hover/chart:hidden">
            <Value series={series[0]} reading={readings[0]} />
          </span>
        )}
      </div>
    );
  }
  return (
    <div className={classNames("grid gap-1 pt-3 pb-1", bare ? "" : "px-4")}>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        {heading}
        <div className="-mr-1.5 flex flex-wrap items-center gap-x-1">
          {series.some(({ kind }) => kind !== "points") && (
            <label className="relative mr-1 inline-flex min-h-6 items-center gap-2 text-muted text-sm">
              <span className="max-sm:sr-only">Smooth</span>
              <input
                type="range"
                min={0}
                max={0.99}
                step={0.01}
                value={smoothing}
                aria-valuetext={formatNumber(smoothing)}
                onChange={(event) => props.onSmoothing(event.target.valueAsNumber)}
                className="h-6 w-18 accent-accent max-sm:w-12"
              />
            </label>
          )}
          {axes.length > 1 && (
            <select
              aria-label="Horizontal axis"
              value={axis}
              onChange={(event) => props.onAxis(axes.find((one) => one === event.target.value) ?? "step")}
              className={classNames(quiet, "bg-transparent")}
            >
              {axes.map((one) => (
                <option key={one} value={one} className="bg-surface text-text">
                  {axisNames[one]}
                </option>
              ))}
            </select>
          )}
          <button
            type="button"
            className={quiet}
            aria-pressed={props.logY}
            onClick={() => props.onLogY(!props.logY)}
          >
            log y
          </button>
          {files}
        </div>
      </div>
      <div className="flex min-h-5 flex-wrap gap-x-4 text-muted text-sm">
        {series.map((one, index) => (
          <span key={one.id} className="inline-flex items-center gap-1.5">
            <Swatch series={one} index={index} />
            {one.label}
            <span className="text-text">
              <Value series={one} reading={readings.find((reading) => reading.id === one.id)} />
            </span>
          </span>
        ))}
        <span className="ml-auto text-faint">{place}</span>
      </div>
    </div>
  );
}

function Swatch({ series, index }: { series: ChartSeries; index: number }) {
  const colour = `var(--s${colourOf(series, index)})`;
  return (
    <svg width="14" height="10" viewBox="0 0 14 10" aria-hidden="true">
      {series.kind === "points" ? (
        <circle cx="7" cy="5" r="4" fill={colour} />
      ) : (
        <path d="M0 5h14" stroke={colour} strokeWidth="2" />
      )}
    </svg>
  );
}

/** The value under the crosshair, or the last one. */
function Value({ series, reading }: { series: ChartSeries; reading: Reading | undefined }): ReactNode {
  const value = reading === undefined ? lastValue(series) : reading.value;
  if (value === null) return "–";
  if (Number.isNaN(value)) return <span className="text-bad">NaN</span>;
  const unit = series.unit === undefined ? "" : ` ${series.unit}`;
  if (reading === undefined || reading.smoothed === null) return formatNumber(value) + unit;
  return (
    <>
      {formatNumber(reading.smoothed)}
      {unit}
      <span className="text-faint"> raw {formatNumber(value)}</span>
    </>
  );
}

function lastValue({ data }: ChartSeries): number | null {
  const value = data.values[data.length - 1];
  return data.length === 0 || value === undefined || value === gap ? null : value;
}
