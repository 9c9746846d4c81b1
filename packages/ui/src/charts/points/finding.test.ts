// @vitest-environment node
import { expect, test } from "vitest";
import { findingOf } from "./finding.ts";
import { createSeries } from "./series.ts";
import { summariseSeries } from "./summarise-series.ts";

const seriesOf = (values: readonly (number | null)[]) =>
  createSeries(values.map((value, at) => ({ step: at + 1, value })));

test.each([
  [[], "Loss"],
  [[2.31], "Loss 2.31"],
  [Array.from({ length: 40 }, (_, at) => 2.4 - at * 0.04), "Loss fell 2.32 → 1"],
  [Array.from({ length: 40 }, (_, at) => 1 + at * 0.1), "Loss rose 1.2 → 4.5"],
  [Array.from({ length: 40 }, (_, at) => 1.5 + (at % 2) * 0.01), "Loss holds at 1.51"],
])("finds in a curve: %#", (values, title) => {
  expect(findingOf("Loss", seriesOf(values))).toBe(title);
});

test("summarises for those who cannot see it, and names what is broken", () => {
  const train = { label: "train", data: seriesOf([2, null, 1, Number.NaN, 1.5]) };
  expect(summariseSeries([train])).toBe(
    "train: 2 at step 1, 1.5 at step 5, lowest 1 at step 3, highest 2 at step 1. 1 value is not a number.",
  );
  expect(summariseSeries([{ label: "train", unit: "nats", data: seriesOf([2]) }])).toBe(
    "train: one point, 2 nats at step 1.",
  );
  expect(summariseSeries([{ label: "train", data: seriesOf([]) }])).toBe("No points yet.");
});
