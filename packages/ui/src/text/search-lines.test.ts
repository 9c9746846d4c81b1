// @vitest-environment node
import { expect, it } from "vitest";
import { noSearch, searchLines } from "./search-lines.ts";

/** Lines that count how often they are read. */
function countedLines(count: number) {
  const reads = { count: 0 };
  const lines = Array.from({ length: count }, (_, index) => ({
    get text() {
      reads.count += 1;
      return index % 1000 === 7 ? `Step ${index} loss NaN` : `step ${index} loss 0.8`;
    },
  }));
  return { lines, reads };
}

it("reads each of 100,000 lines once for a new query", () => {
  const { lines, reads } = countedLines(100_000);
  const result = searchLines(lines, "nan");
  expect(result.found).toHaveLength(100);
  expect(result.found[0]).toBe(7);
  expect(reads.count).toBe(100_000);
});
it("reads only what the shorter query had found when a letter is added", () => {
  const { lines, reads } = countedLines(100_000);
  const before = searchLines(lines, "na");
  reads.count = 0;
  expect(searchLines(lines, "nan", before).found).toHaveLength(100);
  expect(reads.count).toBe(100);
});
it("reads only the new lines when some arrive", () => {
  const { lines, reads } = countedLines(100_000);
  const before = searchLines(lines.slice(0, 99_000), "nan");
  reads.count = 0;
  const after = searchLines(lines, "nan", before);
  expect(after.found).toHaveLength(100);
  expect(reads.count).toBe(1000);
});
it("starts afresh for another log of the same length", () => {
  const before = searchLines([{ text: "nan" }, { text: "b" }], "nan");
  expect(searchLines([{ text: "a" }, { text: "NaN" }], "nan", before).found).toEqual([1]);
});
it("finds nothing for an empty query", () => {
  expect(searchLines([{ text: "a" }], "")).toBe(noSearch);
});
