import type { Series } from "../../charts/points/series.ts";
import { smooth } from "../../charts/points/smooth.ts";

export interface LossTrend {
  readonly first: number;
  readonly last: number;
  readonly trend: "falling" | "flat" | "rising";
}

/** What the loss did so far; undefined before five values, which are too few to speak of a trend. */
export function lossTrend(series: Series): LossTrend | undefined {
  const values = series.values.subarray(0, series.length).filter(Number.isFinite);
  if (values.length < 5) return undefined;
  const mean = smooth(values, values.length, values.length > 30 ? 0.9 : 0.6);
  const few = Math.min(5, Math.floor(values.length / 4));
  const first = values.subarray(0, few).reduce((sum, value) => sum + value, 0) / few;
  const last = mean[values.length - 1] ?? first;
  const before = mean[Math.floor(values.length * 0.8)] ?? last;
  const move = (last - before) / Math.max(Math.abs(before), Number.MIN_VALUE);
  return { first, last, trend: move < -0.015 ? "falling" : move > 0.015 ? "rising" : "flat" };
}
