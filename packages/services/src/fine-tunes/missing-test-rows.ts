import type { DatasetVersion } from "@facet/contracts/datasets/dataset";
import type { Finding } from "@facet/contracts/estimates/estimate";

/** What stops a fine-tune whose evaluation has nothing to measure on. */
export function missingTestRows(version: DatasetVersion): Finding[] {
  if (version.counts?.test !== 0) return [];
  return [
    {
      level: "stop",
      code: "no_test_rows",
      message: "The data set version has no test rows, so there is nothing to measure the model on.",
      knobs: [],
      fix: "Import the data with a test split or a held-out file, or send `evaluation: null`.",
      fixKnobs: null,
    },
  ];
}
