/** One column of a table: its head and what stands in a row. */
export interface TableColumn<Row> {
  readonly head: string;
  readonly cell: (row: Row) => string;
  /** Figures stand to the right. */
  readonly align?: "left" | "right";
  /** Longer text is cut. */
  readonly most?: number;
}

/**
 * Rows under their heads, two spaces between columns, no trailing spaces; ends with a line feed. `empty` stands where
 * there are no rows.
 */
export function formatTable<Row>(
  rows: readonly Row[],
  columns: readonly TableColumn<Row>[],
  empty?: string,
): string {
  if (rows.length === 0 && empty !== undefined) return `${empty}\n`;
  const lines = [
    columns.map((column) => column.head),
    ...rows.map((row) => columns.map((column) => cut(oneLine(column.cell(row)), column.most ?? 60))),
  ];
  const widths = columns.map((_, index) => Math.max(...lines.map((line) => line[index]?.length ?? 0)));
  const format = (line: readonly string[]) =>
    line
      .map((cell, index) => {
        const width = widths[index] ?? 0;
        return columns[index]?.align === "right" ? cell.padStart(width) : cell.padEnd(width);
      })
      .join("  ")
      .trimEnd();
  return `${lines.map(format).join("\n")}\n`;
}

/** Text that others wrote must not move the cursor or colour the terminal. */
export function oneLine(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .replace(/\p{Cc}/gu, "")
    .trim();
}

export function cut(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 3)}...` : text;
}
