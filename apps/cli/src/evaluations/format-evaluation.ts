import type { Evaluation, EvaluationRow } from "@facet/sdk/generated/types.gen";
import { formatMoment, formatNumber } from "../terminal/format.ts";
import { formatTable, oneLine } from "../terminal/table.ts";

export function evaluationTable(rows: readonly Evaluation[]): string {
  return formatTable(
    rows,
    [
      { head: "ID", cell: (row) => row.id },
      { head: "STATE", cell: (row) => row.state },
      { head: "METRIC", cell: (row) => row.result?.verdict.metric ?? "" },
      { head: "BASE", align: "right", cell: (row) => figure(row.result?.verdict.base) },
      { head: "TUNED", align: "right", cell: (row) => figure(row.result?.verdict.tuned) },
      { head: "VERDICT", cell: (row) => row.result?.verdict.conclusion ?? "" },
      { head: "MADE", cell: (row) => formatMoment(row.createdAt) },
    ],
    "There is no evaluation yet.",
  );
}

/** Question, wanted answer and both answers of each row. */
export function evaluationRowsText(rows: readonly EvaluationRow[], total: number): string {
  const blocks = rows.map(({ row, outcome, prompt, reference, baseOutput, tunedOutput }) =>
    [
      `row ${row}, ${outcome}`,
      `  prompt  ${oneLine(promptText(prompt))}`,
      `  wanted  ${oneLine(reference)}`,
      `  base    ${oneLine(baseOutput)}`,
      `  tuned   ${oneLine(tunedOutput)}`,
      "",
    ].join("\n"),
  );
  return `${blocks.join("\n")}\n${rows.length} of ${total} rows.\n`;
}

function promptText(prompt: unknown): string {
  if (typeof prompt === "string") return prompt;
  const last: unknown = Array.isArray(prompt) ? prompt.at(-1) : prompt;
  if (typeof last === "object" && last !== null && "content" in last && typeof last.content === "string")
    return last.content;
  return JSON.stringify(prompt);
}

function figure(value: number | undefined): string {
  return value === undefined ? "" : formatNumber(value);
}
