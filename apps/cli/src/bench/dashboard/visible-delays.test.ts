import { expect, it } from "vitest";
import { visibleDelays } from "./visible-delays.ts";

it("a step is visible with the first picture that shows it or a later one", () => {
  const written = [1, 2, 3, 4].map((step) => ({ step, at: 1000 + step * 100 }));
  const shown = [
    { step: 1, at: 1150 },
    { step: 3, at: 1350 },
    { step: 4, at: 1410 },
  ];
  expect(visibleDelays(written, shown)).toEqual([150, 50, 10]);
});

it("nothing is said of steps before somebody watched, nor of those that have not come yet", () => {
  const written = [1, 2, 3].map((step) => ({ step, at: step * 100 }));
  expect(visibleDelays(written, [{ step: 2, at: 250 }])).toEqual([]);
  expect(visibleDelays(written, [])).toEqual([]);
});
