import type { PreparedSplit } from "@facet/contracts/preparations/preparation";
import { type PreparedRow, trainedTokens } from "./prepare-row.ts";

/** The numbers of one split, counted as the real engine counts them. */
export function splitStats(rows: readonly PreparedRow[]): PreparedSplit {
  const kept = rows.filter(({ dropped }) => dropped === null);
  const tokens = sum(kept.map(({ ids }) => ids.length));
  const buckets = new Map<number, number>();
  const reasons = new Map<string, number>();
  for (const { length, dropped } of rows) {
    if (length > 0) buckets.set(bucketOf(length), (buckets.get(bucketOf(length)) ?? 0) + 1);
    if (dropped !== null) reasons.set(dropped, (reasons.get(dropped) ?? 0) + 1);
  }
  return {
    rows: rows.length,
    kept: kept.length,
    dropped: rows.length - kept.length,
    cut: kept.filter(({ cut }) => cut > 0).length,
    tokens,
    cutTokens: sum(kept.map(({ cut }) => cut)),
    trainedTokens: sum(kept.map(trainedTokens)),
    maxTokens: kept.reduce((most, { ids }) => Math.max(most, ids.length), 0),
    meanTokens: kept.length === 0 ? 0 : Math.round((tokens / kept.length) * 100) / 100,
    histogram: [...buckets].sort(([a], [b]) => a - b).map(([upTo, count]) => ({ upTo, rows: count })),
    dropReasons: Object.fromEntries([...reasons].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

/** The upper border of a length's bucket: powers of two and the halves between, from 16. */
function bucketOf(length: number): number {
  let border = 16;
  while (border < length) border = Number.isInteger(Math.log2(border)) ? (border * 3) / 2 : (border / 3) * 4;
  return border;
}
