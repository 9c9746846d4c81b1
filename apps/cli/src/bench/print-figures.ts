import type { Figure } from "./figure.ts";

/** The figures as a table for a terminal. */
export function printFigures(figures: readonly Figure[]): string {
  const rows = figures.map(({ name, value, unit, bar, sense, count, passed }) => [
    name,
    show(value, unit),
    `${sense} ${show(bar, unit)}`,
    String(count),
    passed ? "pass" : "FAIL",
  ]);
  const table = [["measured", "value", "bar", "n", ""], ...rows];
  const widths =
    table[0]?.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0))) ?? [];
  return `${table
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n")}\n`;
}

function show(value: number, unit: Figure["unit"]): string {
  switch (unit) {
    case "relative":
      return value === 0 ? "0" : value.toExponential(1);
    case "ms":
      return `${value.toFixed(1)} ms`;
    case "ratio":
      return `${value.toFixed(3)} x`;
    case "score":
      return value.toFixed(4);
    case "KB":
    case "MiB":
    case "a second":
      return `${value.toFixed(1)} ${unit}`;
    case "events":
      return String(value);
  }
}
