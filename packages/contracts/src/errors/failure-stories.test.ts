import { expect, it } from "vitest";
import { errorCodes, errorEntry, isErrorCode } from "./codes.ts";
import { failureStories } from "./failure-stories.ts";
import { isWarningCode } from "./warning-codes.ts";

it("every way in which a job can end badly is in the dictionary, and no other", () => {
  const ending = Object.keys(errorCodes).filter(
    (code) => isErrorCode(code) && errorEntry(code).class !== undefined,
  );
  expect(Object.keys(failureStories).sort()).toEqual(ending.sort());
});

it("no code is both an error and a warning", () => {
  expect(Object.keys(errorCodes).filter(isWarningCode)).toEqual([]);
});
