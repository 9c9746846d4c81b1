import { expect, test } from "vitest";
import { askedValues, holds } from "./condition.ts";

test("a condition compares one knob's value", () => {
  expect(holds({ knob: "tuning", equals: "lora" }, { tuning: "lora" })).toBe(true);
  expect(holds({ knob: "tuning", equals: "lora" }, { tuning: "full" })).toBe(false);
  expect(holds({ knob: "patience", not: null }, { patience: 3 })).toBe(true);
  expect(holds({ knob: "patience", not: null }, { patience: null })).toBe(false);
  expect(holds({ knob: "optim", oneOf: ["sgd", "rmsprop"] }, { optim: "rmsprop" })).toBe(true);
  expect(holds({ knob: "optim", oneOf: ["sgd", "rmsprop"] }, { optim: "adamw_torch" })).toBe(false);
});

test("all parts of a joined condition must hold", () => {
  const both = {
    all: [
      { knob: "a", equals: true },
      { knob: "b", not: null },
    ],
  } as const;
  expect(holds(both, { a: true, b: 1 })).toBe(true);
  expect(holds(both, { a: true, b: null })).toBe(false);
  expect(holds(both, { a: false, b: 1 })).toBe(false);
  expect(askedValues(both)).toEqual([
    ["a", true],
    ["b", null],
  ]);
});
