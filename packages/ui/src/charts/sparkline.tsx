import { useMemo } from "react";
import { decimate } from "./points/decimate.ts";
import { gap } from "./points/series.ts";

export interface SparklineProps {
  /** Null breaks the line. */
  values: readonly (number | null)[];
  /** What it shows, for screen readers: "Loss, 2.31 to 0.84"; without it the line is decoration beside its figure. */
  label?: string | undefined;
  width?: number | undefined;
  height?: number | undefined;
  colour?: string | undefined;
}

/** The shape of a curve in a line of text or a table's cell. */
export function Sparkline({ values, label, width = 80, height = 20, colour = "var(--s1)" }: SparklineProps) {
  const path = useMemo(() => pathOf(values, width, height), [values, width, height]);
  return (
    <svg
      role="img"
      aria-label={label}
      aria-hidden={label === undefined}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      className="inline-block shrink-0 align-middle"
    >
      <path
        d={path.line}
        fill="none"
        stroke={colour}
        strokeWidth="1.5"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
      {path.end !== undefined && <circle cx={path.end[0]} cy={path.end[1]} r="2" fill={colour} />}
    </svg>
  );
}

function pathOf(given: readonly (number | null)[], width: number, height: number) {
  const ys = given.map((value) => (value !== null && Number.isFinite(value) ? value : gap));
  const finite = ys.filter((value) => value !== gap);
  const low = finite.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
  const high = finite.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  const last = Math.max(1, ys.length - 1);
  const x = (at: number) => round(2.5 + (at / last) * (width - 5));
  const y = (value: number) =>
    round(high === low ? height / 2 : 2.5 + ((high - value) / (high - low)) * (height - 5));
  const xs = ys.map((_, at) => at);
  let line = "";
  let pen = false;
  let end: readonly [number, number] | undefined;
  for (const at of decimate({ xs, ys, length: ys.length, min: 0, max: last, width })) {
    const value = ys[at] ?? gap;
    if (value === gap) {
      pen = false;
      continue;
    }
    line += `${pen ? "L" : "M"}${x(at)} ${y(value)}`;
    pen = true;
    end = [x(at), y(value)];
  }
  return { line, end };
}

function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
