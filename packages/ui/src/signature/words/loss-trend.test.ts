// @vitest-environment node
import { expect, test } from "vitest";
import { createSeries } from "../../charts/points/series.ts";
import { lossTrend } from "./loss-trend.ts";

const seriesOf = (count: number, value: (at: number) => number) =>
  createSeries(Array.from({ length: count }, (_, at) => ({ step: at + 1, value: value(at) })));

test.each([
  ["falling", (at: number) => 2.5 - at * 0.01],
  ["flat", (at: number) => (at < 40 ? 2.5 - at * 0.04 : 0.9 + (at % 2) * 0.01)],
  ["rising", (at: number) => (at < 100 ? 2 - at * 0.01 : 1 + (at - 100) * 0.02)],
])("calls a loss that is %s so", (trend, value) => {
  expect(lossTrend(seriesOf(160, value))?.trend).toBe(trend);
});

test("speaks of no trend before there are five values", () => {
  expect(lossTrend(seriesOf(4, () => 1))).toBeUndefined();
});

test("leaves values that are no numbers out", () => {
  expect(lossTrend(seriesOf(60, (at) => (at > 50 ? Number.NaN : 3 - at * 0.02)))?.trend).toBe("falling");
});
