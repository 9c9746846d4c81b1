import { formatNumber } from "../../format/format-number.ts";
import type { Series } from "./series.ts";

interface Named {
  readonly label: string;
  readonly unit?: string | undefined;
  readonly data: Series;
}

/** One sentence a series for those who cannot see the lines: where it began, stands, was lowest, and what is broken. */
export function summariseSeries(series: readonly Named[]): string {
  const told = series.map(tell).filter((sentence) => sentence !== "");
  return told.length === 0 ? "No points yet." : told.join(" ");
}

function tell({ label, unit, data }: Named): string {
  const steps = data.positions("step");
  const suffix = unit === undefined ? "" : ` ${unit}`;
  let [first, last, lowest, highest] = [-1, -1, -1, -1];
  let broken = 0;
  for (let at = 0; at < data.length; at++) {
    const value = data.values[at] ?? Number.NaN;
    if (Number.isNaN(value)) broken += 1;
    if (!Number.isFinite(value)) continue;
    if (first < 0) first = at;
    last = at;
    if (lowest < 0 || value < (data.values[lowest] ?? 0)) lowest = at;
    if (highest < 0 || value > (data.values[highest] ?? 0)) highest = at;
  }
  const bad = broken === 0 ? "" : ` ${broken} ${broken === 1 ? "value is" : "values are"} not a number.`;
  if (first < 0) return broken === 0 ? "" : `${label}:${bad}`;
  const at = (index: number) => `${formatNumber(data.values[index] ?? Number.NaN)}${suffix}`;
  const step = (index: number) => formatNumber(steps[index] ?? 0);
  if (first === last) return `${label}: one point, ${at(first)} at step ${step(first)}.${bad}`;
  return (
    `${label}: ${at(first)} at step ${step(first)}, ${at(last)} at step ${step(last)}, ` +
    `lowest ${at(lowest)} at step ${step(lowest)}, highest ${at(highest)} at step ${step(highest)}.${bad}`
  );
}
