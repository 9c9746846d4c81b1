export interface Bucket {
  readonly upTo: number;
  readonly rows: number;
}

/** Borders as the preparation counts: powers of two and the halves between, from 16. */
function nextBorder(border: number): number {
  return Number.isInteger(Math.log2(border)) ? (border * 3) / 2 : (border / 3) * 4;
}

const first = 16;

/** Buckets without rows are not sent; a picture needs them. Goes on to the bucket of `reach`, so that a limit has its place. */
export function fillBuckets(histogram: readonly Bucket[], reach: number): readonly Bucket[] {
  const last = Math.max(reach, histogram.at(-1)?.upTo ?? 0);
  const rows = new Map(histogram.map((bucket) => [bucket.upTo, bucket.rows]));
  const filled: Bucket[] = [];
  let border = first;
  while (border < last) {
    filled.push({ upTo: border, rows: rows.get(border) ?? 0 });
    border = nextBorder(border);
  }
  filled.push({ upTo: border, rows: rows.get(border) ?? 0 });
  // One empty bucket before the shortest row is enough to begin with.
  const shortest = filled.findIndex((bucket) => bucket.rows > 0);
  return filled.slice(Math.max(0, shortest - 1));
}
