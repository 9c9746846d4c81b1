// @vitest-environment node
import { expect, it } from "vitest";
import { parseNumber } from "./parse-number.ts";

it.each([
  ["1,024", 1024],
  ["1024", 1024],
  ["2e-4", 0.0002],
  ["1E3", 1000],
  [".5", 0.5],
  ["5.", 5],
  ["−3", -3],
  ["1 024", 1024],
  ["1,234,567.5", 1_234_567.5],
  ["  7 ", 7],
])("reads %s", (text, value) => {
  expect(parseNumber(text)).toBe(value);
});
it("takes an empty text as no value", () => {
  expect(parseNumber(" ")).toBeNull();
});
it.each(["abc", "1,02", "1.2.3", "0x10", "Infinity", "NaN", "--1", "1e", "12px"])("refuses %s", (text) => {
  expect(parseNumber(text)).toBeUndefined();
});
