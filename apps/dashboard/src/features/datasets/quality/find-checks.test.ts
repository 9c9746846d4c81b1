import type { DatasetStatistics, SplitStatistics } from "@facet/sdk/generated/types.gen";
import { expect, test } from "vitest";
import { findChecks, isFound } from "./find-checks.ts";

const split = (rows: number, changes: Partial<SplitStatistics> = {}): SplitStatistics => ({
  rows,
  prompts: rows,
  emptyAnswers: 0,
  characters: null,
  answerCharacters: null,
  roles: {},
  turns: null,
  withTools: 0,
  ...changes,
});

function statistics(
  counts: Partial<DatasetStatistics["counts"]>,
  train: Partial<SplitStatistics> = {},
): DatasetStatistics {
  return {
    datasetVersionId: "dsv_1",
    type: "chat",
    counts: {
      read: 100,
      kept: 100,
      refused: 0,
      duplicates: 0,
      train: 85,
      validation: 5,
      test: 10,
      ...counts,
    },
    refusedByCode: {},
    splits: { train: split(85, train), validation: split(5), test: split(10) },
  };
}

const found = (given: DatasetStatistics) =>
  findChecks(given)
    .filter(isFound)
    .map(({ id, rows }) => [id, rows]);

test("clean rows are told clean", () => {
  expect(found(statistics({}))).toEqual([]);
});

test("what hurts stands before what is good to know, each with its rows", () => {
  expect(found(statistics({ refused: 3, duplicates: 2 }, { emptyAnswers: 4, prompts: 80 }))).toEqual([
    ["refused", 3],
    ["empty", 4],
    ["duplicates", 2],
    ["repeated", 5],
  ]);
});

test("too few rows and a missing test split are found without a row to show", () => {
  expect(found(statistics({ train: 20, test: 0 }))).toEqual([
    ["noTest", 0],
    ["fewRows", 20],
  ]);
});
