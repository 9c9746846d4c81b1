// @vitest-environment node
import { expect, test } from "vitest";
import { binPosition, positionValue } from "./bin-position.ts";
import { cutSentence, cutShare } from "./cut-share.ts";

const bins = [
  { upTo: 256, rows: 900 },
  { upTo: 512, rows: 68 },
  { upTo: 1024, rows: 20 },
  { upTo: 2048, rows: 12 },
];

test("counts exactly at the border of a bin", () => {
  expect(cutShare(bins, 512)).toMatchObject({
    rows: [32, 32],
    share: [0.032, 0.032],
    exact: true,
    total: 1000,
  });
});

test("gives bounds inside a bin, because more is not known", () => {
  expect(cutShare(bins, 700)).toMatchObject({ rows: [12, 32], exact: false });
});

test.each([
  [512, "3.2 % of rows would be cut at 512 tokens"],
  [2048, "No row would be cut at 2,048 tokens"],
  [700, "1.2 to 3.2 % of rows would be cut at 700 tokens"],
  [1500, "Up to 1.2 % of rows would be cut at 1,500 tokens"],
  [128, "10 to 100 % of rows would be cut at 128 tokens"],
])("says of a cut at %i: %s", (cut, sentence) => {
  expect(cutSentence(bins, cut, "tokens").replaceAll("\u00a0", " ")).toBe(sentence);
});

test("never rounds a few rows to none", () => {
  const many = [
    { upTo: 100, rows: 99_990 },
    { upTo: 200, rows: 10 },
  ];
  expect(cutSentence(many, 100, "tokens")).toContain("under 0.1");
  expect(
    cutSentence(
      [
        { upTo: 10, rows: 7 },
        { upTo: 20, rows: 1 },
      ],
      10,
      "tokens",
    ),
  ).toBe("1 of 8 rows would be cut at 10 tokens");
  expect(cutSentence([], 10, "tokens")).toBe("No rows to count");
});

test("finds the place of a value and the value of a place, with borders easy to hit", () => {
  expect(binPosition(bins, 512)).toBe(0.5);
  expect(binPosition(bins, 5000)).toBeGreaterThan(1);
  expect(positionValue(bins, 0.5)).toBe(512);
  expect(positionValue(bins, 0.51)).toBe(512);
  expect(positionValue(bins, 0.625)).toBe(768);
});
