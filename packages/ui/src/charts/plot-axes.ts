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

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** Distances between two ticks that read well: whole steps, and times that clocks know. Epochs may have parts. */
export function tickDistances(axis: XAxis): number[] {
  if (axis === "time") {
    const short = [
      1,
      2,
      5,
      10,
      15,
      30,
      minute,
      2 * minute,
      5 * minute,
      10 * minute,
      15 * minute,
      30 * minute,
    ];
    const long = [hour, 2 * hour, 3 * hour, 6 * hour, 12 * hour, day, 2 * day, 7 * day, 14 * day, 28 * day];
    return [...short, ...long];
  }
  const powers = axis === "step" ? [0, 1, 2, 3, 4, 5, 6, 7, 8] : [-3, -2, -1, 0, 1, 2];
  return powers.flatMap((power) => [1, 2, 5].map((digit) => digit * 10 ** power));
}

/** To one digit, downwards: 0.543 to 0.5. For the ends of a logarithmic axis, above zero. */
export function roundedDown(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return Number((Math.floor(value / power) * power).toPrecision(1));
}

/** To one digit, upwards: 2.43 to 3. */
export function roundedUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return Number((Math.ceil(value / power) * power).toPrecision(2));
}
