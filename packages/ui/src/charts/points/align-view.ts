import { decimate } from "./decimate.ts";

export interface ViewSeries {
  /** Ascending; only the first `length` count. */
  readonly xs: ArrayLike<number>;
  /** One array a line to draw over the same positions, the raw values first. */
  readonly lines: readonly ArrayLike<number>[];
  readonly length: number;
  /** Two points further apart than this, in the unit of `xs`, are not joined. */
  readonly gapAfter?: number | undefined;
}

interface View {
  readonly min: number;
  readonly max: number;
  readonly width: number;
  /** Values of 0 and below have no place on a logarithmic axis. */
  readonly positiveOnly: boolean;
}

interface AlignedView {
  /** Positions of all series together, ascending, without repetition. */
  readonly xs: number[];
  /** A column a line: null breaks it, undefined is another series' position. */
  readonly columns: (number | null | undefined)[][];
  /** Positions of values that were read and are no number. */
  readonly broken: readonly number[];
}

/** What a canvas draws of many points: each series decimated to the view, all on one axis. */
export function alignView(series: readonly ViewSeries[], view: View): AlignedView {
  const broken = new Set<number>();
  const parts = series.map((one) => kept(one, view, broken));
  const all = new Float64Array(2 + parts.reduce((sum, part) => sum + part.xs.length, 0));
  all.set([view.min, view.max]);
  let filled = 2;
  for (const part of parts) {
    all.set(part.xs, filled);
    filled += part.xs.length;
  }
  all.sort();
  const xs: number[] = [];
  for (const x of all) if (xs.length === 0 || x !== xs[xs.length - 1]) xs.push(x);
  const columns = parts.flatMap((part) => part.ys.map((ys) => spread(xs, part.xs, ys)));
  return { xs, columns, broken: [...broken] };
}

type Value = number | null;

function kept(
  { xs, lines, length, gapAfter = Number.POSITIVE_INFINITY }: ViewSeries,
  view: View,
  broken: Set<number>,
) {
  const [raw = []] = lines;
  const out = { xs: [] as number[], ys: lines.map(() => [] as Value[]) };
  for (const at of decimate({ xs, ys: raw, length, min: view.min, max: view.max, width: view.width })) {
    const x = xs[at] ?? Number.NaN;
    if (Number.isNaN(x)) continue;
    const before = xs[at - 1] ?? x;
    if (x - before > gapAfter) {
      out.xs.push((x + before) / 2);
      for (const column of out.ys) column.push(null);
    }
    out.xs.push(x);
    if (Number.isNaN(raw[at])) broken.add(x);
    for (let index = 0; index < lines.length; index++) {
      const value = lines[index]?.[at] ?? Number.NaN;
      out.ys[index]?.push(Number.isFinite(value) && (value > 0 || !view.positiveOnly) ? value : null);
    }
  }
  return out;
}

/** Puts a line's values on the joint axis. Between two points with a break in between, every position breaks. */
function spread(all: readonly number[], xs: readonly number[], ys: readonly Value[]): (Value | undefined)[] {
  const column: (Value | undefined)[] = Array.from({ length: all.length });
  let own = 0;
  let previous = -1;
  let hole = false;
  for (let at = 0; at < all.length && own < xs.length; at++) {
    if (xs[own] !== all[at]) continue;
    const value = ys[own] ?? null;
    column[at] = value;
    own += 1;
    if (value === null) {
      hole = true;
      continue;
    }
    if (hole && previous >= 0) column.fill(null, previous + 1, at);
    previous = at;
    hole = false;
  }
  return column;
}
