// @vitest-environment node
import { expect, test, vi } from "vitest";
import { chartCsv } from "./chart-csv.ts";
import { axesOf, indexAt } from "./read-at.ts";
import { createSeries, gap } from "./series.ts";

const valuesOf = (series: ReturnType<typeof createSeries>) => [...series.values.subarray(0, series.length)];

test("grows beyond its first capacity and keeps every point", () => {
  const series = createSeries();
  for (let step = 1; step <= 5000; step++) series.append([{ step, value: step / 2 }]);
  expect(series.length).toBe(5000);
  expect(series.positions("step")[4999]).toBe(5000);
  expect(series.values[1234]).toBe(617.5);
});

test("takes the later reading of a step, as a newer attempt repeats it", () => {
  const series = createSeries([1, 2, 3, 4].map((step) => ({ step, value: step })));
  series.append([
    { step: 3, value: 30 },
    { step: 5, value: 50 },
  ]);
  expect(valuesOf(series)).toEqual([1, 2, 30, 4, 50]);
  expect(series.rewrites).toBe(1);
});

test("puts a late reading where its step belongs", () => {
  const series = createSeries([
    { step: 10, value: 1 },
    { step: 30, value: 3 },
  ]);
  series.append([{ step: 20, value: 2 }]);
  expect([...series.positions("step").subarray(0, 3)]).toEqual([10, 20, 30]);
  expect(valuesOf(series)).toEqual([1, 2, 3]);
});

test("tells a missing value from one that is no number", () => {
  const series = createSeries([
    { step: 1, value: null },
    { step: 2, value: Number.NaN },
    { step: 3, value: Number.POSITIVE_INFINITY },
  ]);
  expect(valuesOf(series)).toEqual([gap, Number.NaN, Number.NaN]);
});

test("tells listeners once an append, until they stop", () => {
  const series = createSeries();
  const listener = vi.fn<() => void>();
  const stop = series.subscribe(listener);
  series.append([
    { step: 1, value: 1 },
    { step: 2, value: 2 },
  ]);
  stop();
  series.append([{ step: 3, value: 3 }]);
  expect(listener).toHaveBeenCalledTimes(1);
});

test("reads the closest point of a line and the last one of rare readings", () => {
  const series = createSeries([0, 10, 20].map((step) => ({ step, value: step })));
  expect(indexAt(series, "step", 14)).toBe(1);
  expect(indexAt(series, "step", 16)).toBe(2);
  expect(indexAt(series, "step", 19, true)).toBe(1);
  expect(indexAt(series, "step", 99)).toBe(2);
  expect(indexAt(createSeries(), "step", 5)).toBe(-1);
});

test("offers only axes that every point stands on", () => {
  const bare = createSeries([{ step: 1, value: 1 }]);
  const full = createSeries([{ step: 1, value: 1, epoch: 0.1, seconds: 4 }]);
  expect(axesOf([full])).toEqual(["step", "epoch", "time"]);
  expect(axesOf([full, bare])).toEqual(["step"]);
  expect(axesOf([createSeries()])).toEqual(["step"]);
});

test("writes every point as CSV, with breaks empty and no heading that a spreadsheet would run", () => {
  const train = createSeries([
    { step: 1, value: 2.5, epoch: 0.5, seconds: 3 },
    { step: 2, value: Number.NaN },
  ]);
  const other = createSeries([{ step: 2, value: null }]);
  const text = chartCsv([
    { label: '=cmd "x"', data: train },
    { label: "speed", unit: "tokens/s", data: other },
  ]);
  expect(text).toBe('step,epoch,seconds,"\'=cmd ""x""","speed (tokens/s)"\n1,0.5,3,2.5,\n2,,,NaN,\n');
});
