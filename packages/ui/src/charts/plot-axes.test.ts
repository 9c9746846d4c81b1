// @vitest-environment node
import { expect, test } from "vitest";
import { axisText, roundedDown, roundedUp, tickDistances } from "./plot-axes.ts";

test.each([
  [0.5438, 0.5, 0.6],
  [2.43, 2, 3],
  [9.7, 9, 10],
  [0.00012, 0.0001, 0.0002],
  [300, 300, 300],
])("ends a logarithmic axis of %d at %d and %d", (value, down, up) => {
  expect(roundedDown(value)).toBe(down);
  expect(roundedUp(value)).toBe(up);
});

test("never sets a tick between two steps, and none at odd minutes", () => {
  expect(tickDistances("step").every(Number.isInteger)).toBe(true);
  expect(tickDistances("time")).toContain(300);
  expect(tickDistances("time")).not.toContain(100);
});

test("writes ticks short", () => {
  expect(axisText(300, "time").replaceAll("\u00a0", " ")).toBe("5 min");
  expect(axisText(250_000, "step").replaceAll("\u00a0", " ")).toBe("250 k");
  expect(axisText(1200, "step")).toBe("1,200");
});
