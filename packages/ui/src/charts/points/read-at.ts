import { firstAtOrAfter, type Series, type XAxis } from "./series.ts";

/** Index of the point to read at `x`: the closest one, or for rare readings the last at or before it. -1: none. */
export function indexAt(data: Series, axis: XAxis, x: number, rare = false): number {
  const xs = data.positions(axis);
  const next = firstAtOrAfter(xs, data.length, x);
  if (next < data.length && xs[next] === x) return next;
  if (rare || next >= data.length) return next - 1;
  if (next === 0) return 0;
  return (xs[next] ?? 0) - x < x - (xs[next - 1] ?? 0) ? next : next - 1;
}

/** The axes that every point of the series can be placed on: figures of a finished run may know their steps alone. */
export function axesOf(series: readonly Series[]): readonly XAxis[] {
  const known = (axis: XAxis) =>
    series.every((one) => {
      const { length } = one;
      const xs = one.positions(axis);
      return length === 0 || (Number.isFinite(xs[0]) && Number.isFinite(xs[length - 1]));
    });
  return (["step", "epoch", "time"] as const).filter(
    (axis) => axis === "step" || (some(series) && known(axis)),
  );
}

function some(series: readonly Series[]): boolean {
  return series.some(({ length }) => length > 0);
}
