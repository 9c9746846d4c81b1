import { expect, it } from "vitest";
import { seededRandom } from "./random.ts";

const draw = (seed: number, name = "") => {
  const random = name === "" ? seededRandom(seed) : seededRandom(seed).fork(name);
  return Array.from({ length: 20 }, () => random.int(1, 6));
};

it("the same seed plays the same again, and another one something else", () => {
  expect(draw(7)).toEqual(draw(7));
  expect(draw(7)).not.toEqual(draw(8));
  expect(draw(7, "one")).not.toEqual(draw(7, "two"));
  expect(new Set(draw(7))).toEqual(new Set([1, 2, 3, 4, 5, 6]));
});
