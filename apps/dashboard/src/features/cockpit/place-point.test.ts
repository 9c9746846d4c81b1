import { expect, test } from "vitest";
import { placePoint } from "./place-point.ts";

const places = {
  stepsPerEpoch: 40,
  began: 1_000_000,
  times: [
    [10, 1_010_000],
    [20, 1_030_000],
  ],
} as const;

test("a point stands at its share of an epoch and at the second its step was done", () => {
  expect(placePoint([10, 0.5], places)).toEqual({ step: 10, value: 0.5, epoch: 0.25, seconds: 10 });
});

test("between two steps that were told the time is spread evenly, behind the last it is the last", () => {
  expect(placePoint([15, 1], places).seconds).toBe(20);
  expect(placePoint([21, 1], places).seconds).toBe(30);
  expect(placePoint([1, 1], places).seconds).toBe(10);
});

test("what is not known is left out", () => {
  expect(placePoint([1, 1], { stepsPerEpoch: undefined, began: 1, times: [] })).toEqual({
    step: 1,
    value: 1,
  });
});
