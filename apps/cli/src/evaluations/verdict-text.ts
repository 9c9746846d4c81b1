import type { Evaluation } from "@facet/sdk/generated/types.gen";
import { formatCount, formatNumber } from "../terminal/format.ts";
import { formatTable } from "../terminal/table.ts";

/** The verdict in one sentence, then every metric of base and tuned model. */
export function verdictText({ state, result }: Evaluation): string {
  if (result === null)
    return state === "failed" ? "The evaluation failed.\n" : "The evaluation has not ended yet.\n";
  const { verdict, metrics, n } = result;
  const rows = Object.entries(metrics).map(([name, { base, tuned }]) => ({ name, base, tuned }));
  const table = formatTable(rows, [
    { head: "METRIC", cell: (row) => (row.name === verdict.metric ? `${row.name} *` : row.name) },
    { head: "BASE", align: "right", cell: (row) => formatNumber(row.base) },
    { head: "TUNED", align: "right", cell: (row) => formatNumber(row.tuned) },
  ]);
  const [low, high] = verdict.interval;
  const rest = `On ${formatCount(n)} held-out rows: ${verdict.better} better, ${verdict.worse} worse, ${verdict.same} the same.`;
  const interval = `Difference ${formatNumber(verdict.difference)}, ${Math.round(verdict.level * 100)} % between ${formatNumber(low)} and ${formatNumber(high)} (${verdict.test}).`;
  return `${verdict.sentence}\n${rest}\n${interval}\n\n${table}`;
}
