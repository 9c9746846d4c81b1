// @vitest-environment node
import { expect, it } from "vitest";
import { scrolledHeight, scrollTopOf, windowRows } from "./window-rows.ts";

const view = 360;
const height = 36;

it.each([10, 500, 100_000, 1_000_000, 40_000_000])("reaches the first and the last of %s rows", (count) => {
  const top = windowRows(0, view, count, height);
  expect(top).toMatchObject({ first: 0, top: 0 });
  const end = scrolledHeight(count, height) - view;
  const bottom = windowRows(Math.max(0, end), view, count, height);
  expect(bottom.first + bottom.count).toBe(count);
});
it("stays below what browsers can draw", () => {
  expect(scrolledHeight(40_000_000, height)).toBeLessThan(30_000_000);
});
it.each([0, 7, 499_999, 777_777, 999_985])("jumps to row %s of a million", (index) => {
  const at = scrollTopOf(index, view, 1_000_000, height);
  const shown = windowRows(at, view, 1_000_000, height);
  expect(index).toBeGreaterThanOrEqual(shown.first);
  expect(index).toBeLessThan(shown.first + shown.count);
  // The row stands at the top edge, to the pixel.
  expect(Math.abs(shown.top + (index - shown.first) * height - at)).toBeLessThan(1);
});
it("draws no more rows than fit", () => {
  expect(windowRows(123_456, view, 1_000_000, height).count).toBe(11);
});
