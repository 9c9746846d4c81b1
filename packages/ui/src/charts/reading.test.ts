// @vitest-environment node
import { expect, test, vi } from "vitest";
import { joinCrosshair } from "./crosshair.ts";
import { createSeries } from "./points/series.ts";
import { readingSentence, readSeries } from "./read-series.ts";
import { stepOfKey } from "./step-of-key.ts";

const train = createSeries(Array.from({ length: 1000 }, (_, at) => ({ step: at + 1, value: 2 - at / 1000 })));
const heldOut = createSeries([
  { step: 100, value: 1.4 },
  { step: 200, value: Number.NaN },
]);
const press = (key: string, from: number | null, more: { shiftKey?: boolean; altKey?: boolean } = {}) =>
  stepOfKey({
    event: { key, shiftKey: false, altKey: false, ...more },
    data: train,
    axis: "step",
    from,
    view: [0, 1000],
    width: 200,
  });

test.each([
  ["ArrowRight", null, {}, 1],
  ["ArrowRight", 500, {}, 505],
  ["ArrowRight", 500, { altKey: true }, 501],
  ["ArrowLeft", 500, { shiftKey: true }, 450],
  ["ArrowLeft", 3, {}, 1],
  ["Home", 500, {}, 1],
  ["End", null, {}, 1000],
  ["a", 500, {}, undefined],
])("%s from %s moves the reading", (key, from, more, to) => {
  expect(press(key, from, more)).toBe(to);
});

test("reads aloud what every series says at a step", () => {
  const series = [
    { id: "train", label: "train", data: train },
    { id: "held-out", label: "held-out", kind: "points" as const, data: heldOut },
  ];
  const readings = readSeries(series, "step", 150, (index) => (index === 0 ? train.values : []));
  expect(readingSentence("step", readings)).toBe("Step 150: train 1.851, smoothed 1.851; held-out 1.4.");
  expect(
    readingSentence(
      "step",
      readSeries(series.slice(1), "step", 250, () => []),
    ),
  ).toBe("Step 200: held-out not a number.");
});

test("moves the crosshair of the other charts of its group, never its own, and no more once it has left", () => {
  const [mine, theirs] = [vi.fn<(step: number | null) => void>(), vi.fn<(step: number | null) => void>()];
  const one = joinCrosshair("run", mine);
  const other = joinCrosshair("run", theirs);
  one.move(42);
  other.leave();
  one.move(43);
  one.leave();
  expect(theirs.mock.calls).toEqual([[42]]);
  expect(mine).not.toHaveBeenCalled();
});
