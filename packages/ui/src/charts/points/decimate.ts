import { firstAtOrAfter, gap } from "./series.ts";

interface View {
  /** Ascending positions; only the first `length` count. */
  readonly xs: ArrayLike<number>;
  readonly ys: ArrayLike<number>;
  readonly length: number;
  /** What is on screen, in the unit of `xs`. */
  readonly min: number;
  readonly max: number;
  /** Pixels the view is wide. */
  readonly width: number;
}

/**
 * Indices of the points to draw, ascending: of every pixel column the lowest and the highest point in the order in which they
 * came, a gap and a broken value where there is one, so that no spike is lost however many points share a column. Few points
 * are all drawn. One point beyond each edge is kept, so that the line runs on to the border.
 */
export function decimate({ xs, ys, length, min, max, width }: View): number[] {
  const from = Math.max(0, firstAtOrAfter(xs, length, min) - 1);
  const past = firstAtOrAfter(xs, length, max);
  const to = Math.min(length, (xs[past] === max ? past + 1 : past) + 1);
  const columns = Math.max(1, Math.floor(width));
  if (to - from <= columns * 2) return Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at);

  const scale = max > min ? columns / (max - min) : 0;
  const kept: number[] = [];
  let column = Number.NaN;
  let lowest = -1;
  let highest = -1;
  let hole = -1;
  let broken = -1;
  const close = () => {
    const found = [lowest, highest, hole, broken].filter((at) => at >= 0);
    found.sort((one, other) => one - other);
    for (const at of found) if (kept[kept.length - 1] !== at) kept.push(at);
  };
  for (let at = from; at < to; at++) {
    const here = Math.floor(((xs[at] ?? 0) - min) * scale);
    if (here !== column) {
      close();
      column = here;
      lowest = highest = hole = broken = -1;
    }
    const value = ys[at] ?? gap;
    if (value === gap) {
      if (hole < 0) hole = at;
    } else if (Number.isNaN(value)) {
      if (broken < 0) broken = at;
    } else {
      if (lowest < 0 || value < (ys[lowest] ?? 0)) lowest = at;
      if (highest < 0 || value > (ys[highest] ?? 0)) highest = at;
    }
  }
  close();
  return kept;
}
