import { addCounts, noTests, type TestCount } from "./test-count.ts";

export interface PartResult {
  name: string;
  budgetSeconds: number;
  seconds: number;
  count: TestCount;
  /** Why the part did not run at all; such a part counts neither way. */
  absent?: string;
}

/** The table of parts, then `N passed, N failed` as the very last line, which machines read. */
export function formatSummary(results: readonly PartResult[]): string {
  const rows = results.map((result) =>
    result.absent === undefined
      ? [
          result.name,
          String(result.count.passed),
          String(result.count.failed),
          String(result.count.skipped),
          `${result.seconds.toFixed(1)} s`,
          `${result.budgetSeconds} s`,
          result.seconds > result.budgetSeconds ? "over budget" : "",
        ]
      : [result.name, "-", "-", "-", "-", `${result.budgetSeconds} s`, result.absent],
  );
  const table = [["part", "passed", "failed", "skipped", "took", "budget", ""], ...rows];
  const widths = [0, 1, 2, 3, 4, 5].map((column) =>
    Math.max(...table.map((row) => (row[column] ?? "").length)),
  );
  const lines = table.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join("  ")
      .trimEnd(),
  );
  const total = results.reduce((sum, result) => addCounts(sum, result.count), noTests);
  return `${lines.join("\n")}\n\n${total.passed} passed, ${total.failed} failed\n`;
}
