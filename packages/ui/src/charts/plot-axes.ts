import { formatDuration } from "../format/format-duration.ts";
import { formatNumber } from "../format/format-number.ts";
import type { XAxis } from "./points/series.ts";

/** A tick in as few letters as say it. */
export function axisText(tick: number, axis: XAxis | "value"): string {
  if (axis === "time") return formatDuration(tick * 1000);
  return formatNumber(tick, { compact: Math.abs(tick) >= 100_000 });
}

/** Pixels between two grid lines: about five in a large chart, two in a small one. */
export function gridSpacing(height: number): number {
  return Math.max(26, height / 8);
}

export const axisNames: Readonly<Record<XAxis, string>> = { step: "step", epoch: "epoch", time: "time" };
