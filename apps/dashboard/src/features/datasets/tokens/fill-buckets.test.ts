import { expect, test } from "vitest";
import { fillBuckets } from "./fill-buckets.ts";

test("empty buckets between the full ones are there, so that a bar is as wide as what it counts", () => {
  const filled = fillBuckets(
    [
      { upTo: 96, rows: 190 },
      { upTo: 384, rows: 6 },
    ],
    128,
  );
  expect(filled.map(({ upTo }) => upTo)).toEqual([64, 96, 128, 192, 256, 384]);
  expect(filled.map(({ rows }) => rows)).toEqual([0, 190, 0, 0, 0, 6]);
});

test("a limit beyond the longest row has its place, and no row is lost", () => {
  const filled = fillBuckets([{ upTo: 16, rows: 3 }], 1000);
  expect(filled[0]).toEqual({ upTo: 16, rows: 3 });
  expect(filled.at(-1)?.upTo).toBe(1024);
});

test("without rows there is still a scale", () => {
  expect(fillBuckets([], 20).map(({ upTo }) => upTo)).toEqual([16, 24]);
});
