import type { Bin } from "./cut-share.ts";

/** Where a value stands in a row of equally wide bins, 0 to 1; beyond the last bin just past 1. */
export function binPosition(bins: readonly Bin[], value: number): number {
  const at = bins.findIndex((bin) => value <= bin.upTo);
  if (at < 0) return 1.01;
  const below = bins[at - 1]?.upTo ?? 0;
  const above = bins[at]?.upTo ?? 1;
  return (at + (value - below) / (above - below)) / bins.length;
}

/** The value at a position, 0 to 1; the border of a bin where it is close to one, because only there the share is exact. */
export function positionValue(bins: readonly Bin[], position: number): number {
  const place = Math.min(1, Math.max(0, position)) * bins.length;
  const nearest = Math.round(place);
  if (nearest > 0 && Math.abs(place - nearest) < 0.12) return bins[nearest - 1]?.upTo ?? 0;
  const at = Math.min(bins.length - 1, Math.floor(place));
  const below = bins[at - 1]?.upTo ?? 0;
  const above = bins[at]?.upTo ?? 1;
  return Math.round(below + (place - at) * (above - below));
}
