import { firstAtOrAfter, type Series, type XAxis } from "./points/series.ts";

interface Press {
  readonly event: { readonly key: string; readonly shiftKey: boolean; readonly altKey: boolean };
  readonly data: Series;
  readonly axis: XAxis;
  /** Position that is read now. */
  readonly from: number | null;
  readonly view: readonly [min: number, max: number];
  /** Presses that cross the view. */
  readonly width: number;
}

/**
 * Where a key moves the reading: arrows by one point, or by a visible distance where points lie closer than that; Alt always
 * by one, Shift by ten times as far; Home and End to the ends of the view.
 */
export function stepOfKey({ event, data, axis, from, view, width }: Press): number | undefined {
  const xs = data.positions(axis);
  const first = firstAtOrAfter(xs, data.length, view[0]);
  const past = firstAtOrAfter(xs, data.length, view[1]);
  const last = Math.min(data.length - 1, xs[past] === view[1] ? past : past - 1);
  if (last < first) return undefined;
  const at = from === null ? -1 : Math.min(last, firstAtOrAfter(xs, data.length, from));
  const stride = event.altKey
    ? 1
    : Math.max(1, Math.round((last - first) / width)) * (event.shiftKey ? 10 : 1);
  const to: Record<string, number> = {
    ArrowRight: at < 0 ? first : at + stride,
    ArrowLeft: at < 0 ? last : at - stride,
    Home: first,
    End: last,
  };
  const wanted = to[event.key];
  return wanted === undefined ? undefined : xs[Math.min(last, Math.max(first, wanted))];
}
