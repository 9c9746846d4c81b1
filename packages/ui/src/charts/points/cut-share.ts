import { formatNumber } from "../../format/format-number.ts";
import { formatPercent } from "../../format/format-percent.ts";
import { formatRange } from "../../format/format-range.ts";

export interface Bin {
  /** Highest value that counts in this bin. */
  readonly upTo: number;
  readonly rows: number;
}

export interface CutShare {
  /** Fewest and most rows that lie above the cut; equal where the cut is the border of a bin. */
  readonly rows: readonly [low: number, high: number];
  /** The same as shares of all rows, 0 to 1. */
  readonly share: readonly [low: number, high: number];
  readonly exact: boolean;
  readonly total: number;
}

/** How many rows lie above `cut`. Inside a bin only bounds are known, and the answer says so. */
export function cutShare(bins: readonly Bin[], cut: number): CutShare {
  const total = bins.reduce((sum, bin) => sum + bin.rows, 0);
  let surely = 0;
  let perhaps = 0;
  bins.forEach((bin, at) => {
    const above = bins[at - 1]?.upTo ?? 0;
    if (bin.upTo <= cut) return;
    if (above >= cut) surely += bin.rows;
    else perhaps += bin.rows;
  });
  const share = (rows: number) => (total === 0 ? 0 : rows / total);
  return {
    rows: [surely, surely + perhaps],
    share: [share(surely), share(surely + perhaps)],
    exact: perhaps === 0,
    total,
  };
}

/** The finding as a title: `3.2 % of rows would be cut at 1,024 tokens`. */
export function cutSentence(bins: readonly Bin[], cut: number, unit: string, verb = "be cut"): string {
  const { rows, share, exact, total } = cutShare(bins, cut);
  const end = `would ${verb} at ${formatNumber(cut)} ${unit}`;
  if (total === 0) return "No rows to count";
  if (rows[1] === 0) return `No row ${end}`;
  if (exact && rows[0] === 1) return `1 of ${formatNumber(total)} rows ${end}`;
  const [low, high] = [percent(share[0]), percent(share[1])];
  if (exact) return `${low} of rows ${end}`;
  if (low === high) return `About ${low} of rows ${end}`;
  return `${rows[0] === 0 ? `Up to ${high}` : formatRange(low, high)} of rows ${end}`;
}

/** One decimal below ten, and never a zero or a whole that a rounding made. */
function percent(share: number): string {
  if (share > 0 && share < 0.001) return `under ${formatPercent(0.001)}`;
  if (share > 0.999 && share < 1) return `over ${formatPercent(0.999)}`;
  return formatPercent(share, { digits: share < 0.1 ? 1 : 0 });
}
