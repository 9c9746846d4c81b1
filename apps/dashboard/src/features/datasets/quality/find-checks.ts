import type { DatasetStatistics } from "@facet/sdk/generated/types.gen";

export type CheckId = "refused" | "duplicates" | "empty" | "repeated" | "noTest" | "fewRows";

export interface Check {
  readonly id: CheckId;
  /** Rows that it is about; 0: nothing found. */
  readonly rows: number;
  /** Hurts the model or the verdict; otherwise good to know. */
  readonly matters: boolean;
}

/** Fewer rows than this teach a form rather than a content. */
const fewRows = 50;

/** What was looked at, and how many rows it is about. What is found stands first. */
export function findChecks({ counts, splits }: DatasetStatistics): readonly Check[] {
  const all = Object.values(splits);
  const sum = (of: (split: (typeof all)[number]) => number) =>
    all.reduce((total, split) => total + of(split), 0);
  const checks: readonly Check[] = [
    { id: "refused", rows: counts.refused, matters: true },
    { id: "empty", rows: sum(({ emptyAnswers }) => emptyAnswers), matters: true },
    { id: "duplicates", rows: counts.duplicates, matters: false },
    { id: "repeated", rows: sum(({ rows, prompts }) => rows - prompts), matters: false },
    ...(counts.test === 0 ? [{ id: "noTest" as const, rows: 0, matters: true }] : []),
    ...(counts.train < fewRows ? [{ id: "fewRows" as const, rows: counts.train, matters: true }] : []),
  ];
  return checks.toSorted((one, other) => weight(other) - weight(one));
}

export function isFound({ id, rows }: Check): boolean {
  return rows > 0 || id === "noTest" || id === "fewRows";
}

const weight = (check: Check) => (isFound(check) ? (check.matters ? 2 : 1) : 0);
