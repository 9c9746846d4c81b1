import { formatNumber } from "../format/format-number.ts";
import type { ChartSeries } from "./chart-series.ts";
import { axisText } from "./plot-axes.ts";
import { indexAt } from "./points/read-at.ts";
import { gap, type XAxis } from "./points/series.ts";

export interface Reading {
  readonly id: string;
  readonly label: string;
  readonly unit: string | undefined;
  /** Position of the point that was read. */
  readonly x: number;
  /** NaN: read, and no number. Null: nothing was read there. */
  readonly value: number | null;
  readonly smoothed: number | null;
}

/** What every series says at `x`. */
export function readSeries(
  series: readonly ChartSeries[],
  axis: XAxis,
  x: number,
  smoothed: (index: number) => ArrayLike<number>,
): readonly Reading[] {
  return series.flatMap(({ id, label, unit, data, kind }, index) => {
    const at = indexAt(data, axis, x, kind === "points");
    if (at < 0) return [];
    const value = data.values[at] ?? gap;
    const mean = smoothed(index)[at];
    return [
      {
        id,
        label,
        unit,
        x: data.positions(axis)[at] ?? x,
        value: value === gap ? null : value,
        smoothed: mean !== undefined && Number.isFinite(mean) ? mean : null,
      },
    ];
  });
}

/** As it is read aloud: `Step 450: train 0.842, smoothed 0.86; held-out 0.86.` */
export function readingSentence(axis: XAxis, readings: readonly Reading[]): string {
  const [first] = readings;
  if (first === undefined) return "";
  const values = readings.map(({ label, unit, value, smoothed }) => {
    const suffix = unit === undefined ? "" : ` ${unit}`;
    const said =
      value === null ? "no value" : Number.isNaN(value) ? "not a number" : formatNumber(value) + suffix;
    return `${label} ${said}${smoothed === null ? "" : `, smoothed ${formatNumber(smoothed)}`}`;
  });
  return `${placeText(axis, first.x)}: ${values.join("; ")}.`;
}

export function placeText(axis: XAxis, x: number): string {
  const name = axis === "step" ? "Step" : axis === "epoch" ? "Epoch" : "After";
  return `${name} ${axisText(x, axis)}`;
}
