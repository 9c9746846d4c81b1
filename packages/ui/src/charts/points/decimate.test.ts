// @vitest-environment node
import { expect, test } from "vitest";
import { alignView } from "./align-view.ts";
import { decimate } from "./decimate.ts";
import { gap } from "./series.ts";
import { createSmoother, smooth } from "./smooth.ts";

const length = 50_000;
const xs = Float64Array.from({ length }, (_, at) => at);
const wave = (at: number) => Math.sin(at / 400) + ((at * 7919) % 101) / 500;
const view = { xs, length, min: 0, max: length - 1, width: 800 };

test("keeps every spike, however many points share its pixel", () => {
  const ys = Float64Array.from(xs, wave);
  const spikes = [1, 777, 12_345, 33_333, 49_998];
  for (const at of spikes) ys[at] = at % 2 === 0 ? -50 : 50;
  const kept = new Set(decimate({ ...view, ys }));
  expect(spikes.filter((at) => !kept.has(at))).toEqual([]);
});

test("keeps the lowest and the highest point of every pixel column, and no more", () => {
  const ys = Float64Array.from(xs, wave);
  const kept = decimate({ ...view, ys });
  expect(kept.length).toBeLessThanOrEqual(2 * 802);
  const columnOf = (at: number) => Math.floor((at * 800) / (length - 1));
  const extremes = (indices: Iterable<number>) => {
    const found = new Map<number, [low: number, high: number]>();
    for (const at of indices) {
      const value = ys[at] ?? 0;
      const [low, high] = found.get(columnOf(at)) ?? [value, value];
      found.set(columnOf(at), [Math.min(low, value), Math.max(high, value)]);
    }
    return found;
  };
  expect(extremes(kept)).toEqual(extremes(ys.keys()));
});

test("answers indices that only ever rise, each once", () => {
  const ys = Float64Array.from(xs, (at) => (at % 50 === 0 ? gap : at % 77 === 0 ? Number.NaN : wave(at)));
  const kept = decimate({ ...view, ys });
  expect(kept.every((at, place) => place === 0 || at > (kept[place - 1] ?? 0))).toBe(true);
});

test("keeps a gap and a broken value of a column full of numbers", () => {
  const ys = Float64Array.from(xs, wave);
  ys[20_020] = gap;
  ys[30_030] = Number.NaN;
  const kept = new Set(decimate({ ...view, ys }));
  expect(kept.has(20_020)).toBe(true);
  expect(kept.has(30_030)).toBe(true);
});

test("draws few points all, and one beyond each edge of a view", () => {
  const ys = Float64Array.from(xs, wave);
  expect(decimate({ ...view, ys, length: 5, max: 4 })).toEqual([0, 1, 2, 3, 4]);
  expect(decimate({ ...view, ys, min: 1000, max: 1003 })).toEqual([999, 1000, 1001, 1002, 1003, 1004]);
  expect(decimate({ ...view, ys, length: 0 })).toEqual([]);
});

test("smooths without hanging at the first value, and leaves breaks as they are", () => {
  expect([...smooth([4, 4, 4], 3, 0.9).subarray(0, 3)]).toEqual([4, 4, 4]);
  const [first, hole, , last] = smooth([1, gap, Number.NaN, 3], 4, 0.5);
  expect(first).toBe(1);
  expect(hole).toBe(gap);
  expect(last).toBeCloseTo(7 / 3);
});

test("smooths a growing series to the same values as the whole one", () => {
  const ys = Float64Array.from(xs, wave);
  const grow = createSmoother(0.97);
  grow(ys, 10);
  grow(ys, 300);
  expect([...grow(ys, 5000).subarray(0, 5000)]).toEqual([...smooth(ys, 5000, 0.97).subarray(0, 5000)]);
});

test("sets series of different steps on one axis and breaks a line across its own gap only", () => {
  const {
    xs: all,
    columns,
    broken,
  } = alignView(
    [
      { xs: [0, 2, 4, 6], lines: [[1, gap, 3, Number.NaN]], length: 4 },
      { xs: [0, 1, 2, 3, 4], lines: [[5, 6, 7, 8, 9]], length: 5 },
    ],
    { min: 0, max: 6, width: 100, positiveOnly: false },
  );
  expect(all).toEqual([0, 1, 2, 3, 4, 6]);
  expect(columns[0]).toEqual([1, null, null, null, 3, null]);
  expect(columns[1]).toEqual([5, 6, 7, 8, 9, undefined]);
  expect(broken).toEqual([6]);
});

test("breaks a line where two points lie further apart than the series allows", () => {
  const { xs: all, columns } = alignView([{ xs: [0, 1, 9], lines: [[1, 2, 3]], length: 3, gapAfter: 4 }], {
    min: 0,
    max: 9,
    width: 100,
    positiveOnly: false,
  });
  expect(all).toEqual([0, 1, 5, 9]);
  expect(columns[0]).toEqual([1, 2, null, 3]);
});

test("has no place for zero on a logarithmic axis", () => {
  const { columns } = alignView([{ xs: [0, 1, 2], lines: [[1, 0, -1]], length: 3 }], {
    min: 0,
    max: 2,
    width: 100,
    positiveOnly: true,
  });
  expect(columns[0]).toEqual([1, null, null]);
});
