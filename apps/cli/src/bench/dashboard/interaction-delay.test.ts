import { expect, it } from "vitest";
import { interactionDelay } from "./interaction-delay.ts";

const lasted = (...durations: number[]) =>
  durations.map((duration, index) => ({ interaction: index + 1, duration }));

it("an interaction lasts as long as its longest event", () => {
  const press = [
    { interaction: 7, duration: 24 },
    { interaction: 7, duration: 40 },
    { interaction: 7, duration: 32 },
  ];
  expect(interactionDelay(press, 1)).toBe(40);
});

it("the worst counts, and of every fifty one is left out", () => {
  expect(interactionDelay(lasted(24, 96, 32), 49)).toBe(96);
  expect(interactionDelay(lasted(24, 96, 32), 50)).toBe(32);
  expect(interactionDelay(lasted(24, 96, 32), 100)).toBe(24);
});

it("what is no interaction does not count, and what was too quick to be told took less than 16 ms", () => {
  expect(interactionDelay([{ interaction: 0, duration: 400 }], 30)).toBe(16);
  expect(interactionDelay([], 30)).toBe(16);
});
