import { expect, it } from "vitest";
import { sessionShift } from "./session-shift.ts";

it("shifts that follow each other add up; those apart do not", () => {
  const together = [
    { at: 900, value: 0.25 },
    { at: 100, value: 0.5 },
  ];
  expect(sessionShift(together)).toBe(0.75);
  expect(sessionShift([...together, { at: 1900, value: 0.5 }])).toBe(0.75);
  expect(sessionShift([...together, { at: 3000, value: 1 }])).toBe(1);
});

it("a session ends after five seconds, however often it shifts", () => {
  const often = Array.from({ length: 12 }, (_, index) => ({ at: index * 500, value: 1 }));
  expect(sessionShift(often)).toBe(10);
});

it("a page that stands still has none", () => {
  expect(sessionShift([])).toBe(0);
});
