import { expect, test } from "vitest";
import { sameIds } from "./same-ids.ts";

const tokens = [
  { id: 5, trained: false },
  { id: 7, trained: true },
];

test("ids and what is learned of them must both agree", () => {
  expect(sameIds({ tokens }, { inputIds: [5, 7], labels: [-100, 7] })).toBe(true);
  expect(sameIds({ tokens }, { inputIds: [5, 8], labels: [-100, 8] })).toBe(false);
  expect(sameIds({ tokens }, { inputIds: [5, 7], labels: [5, 7] })).toBe(false);
  expect(sameIds({ tokens }, { inputIds: [5, 7, 9], labels: [-100, 7, 9] })).toBe(false);
});
