import { expect, test } from "vitest";
import { countRun } from "./test-count.ts";

test("a run with tests and a clean end counts as reported", () => {
  expect(countRun({ exitCode: 0, count: { passed: 3, failed: 0, skipped: 1 } })).toEqual({
    passed: 3,
    failed: 0,
    skipped: 1,
  });
});

test("failed tests are counted once, not again for the exit code they cause", () => {
  expect(countRun({ exitCode: 1, count: { passed: 3, failed: 2, skipped: 0 } })).toEqual({
    passed: 3,
    failed: 2,
    skipped: 0,
  });
});

test.each([
  ["no report at all", { exitCode: 127, count: undefined }, { passed: 0, failed: 1, skipped: 0 }],
  [
    "no test ran",
    { exitCode: 0, count: { passed: 0, failed: 0, skipped: 0 } },
    { passed: 0, failed: 1, skipped: 0 },
  ],
  [
    "every test was skipped",
    { exitCode: 0, count: { passed: 0, failed: 0, skipped: 4 } },
    { passed: 0, failed: 1, skipped: 4 },
  ],
  [
    "all passed but the runner ended badly",
    { exitCode: 1, count: { passed: 5, failed: 0, skipped: 0 } },
    { passed: 5, failed: 1, skipped: 0 },
  ],
])("%s is a failure", (_, run, expected) => {
  expect(countRun(run)).toEqual(expected);
});
