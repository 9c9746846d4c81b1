import { formatNumber } from "../../format/format-number.ts";
import type { Series } from "./series.ts";
import { smooth } from "./smooth.ts";

/** What a curve shows, as a title: `Loss fell 2.31 → 0.84`. Ends are means of a few points, so that noise tells no story. */
export function findingOf(name: string, data: Series): string {
  const finite = data.values.subarray(0, data.length).filter(Number.isFinite);
  if (finite.length === 0) return name;
  const last = smooth(finite, finite.length, finite.length > 20 ? 0.8 : 0)[finite.length - 1] ?? 0;
  if (finite.length < 5) return `${name} ${short(last)}`;
  const few = Math.min(5, Math.floor(finite.length / 4));
  const first = finite.subarray(0, few).reduce((sum, value) => sum + value, 0) / few;
  const moved = Math.abs(last - first) / Math.max(Math.abs(first), Math.abs(last), Number.MIN_VALUE);
  if (moved < 0.03) return `${name} holds at ${short(last)}`;
  return `${name} ${last < first ? "fell" : "rose"} ${short(first)} → ${short(last)}`;
}

/** Three digits are enough for a title. */
function short(value: number): string {
  return formatNumber(Number(value.toPrecision(3)));
}
