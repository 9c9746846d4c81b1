import type { Export } from "@facet/sdk/generated/types.gen";
import { formatBytes, formatCount, formatNumber, formatShare } from "../terminal/format.ts";
import { formatTable } from "../terminal/table.ts";

/** The parity certificate as a table: how close each exported file is to the model that was trained. */
export function certificateText({ state, certificate }: Export): string {
  if (certificate === null)
    return state === "failed" ? "The export failed.\n" : "The export has not ended yet.\n";
  const { reference, rows, passed } = certificate;
  const table = formatTable(rows, [
    { head: "ARTEFACT", cell: (row) => row.artefact },
    { head: "SAME TOKEN", align: "right", cell: (row) => formatShare(row.sameArgmax) },
    { head: "KL MEAN", align: "right", cell: (row) => formatNumber(row.klMean) },
    { head: "HARD DIFF", align: "right", cell: (row) => formatCount(row.hardDisagreements) },
    {
      head: "TASK",
      align: "right",
      cell: (row) => (row.taskScore === null ? "" : `${formatNumber(row.taskScore)} of ${row.taskN} rows`),
    },
    {
      head: "TOKENS/S",
      align: "right",
      cell: (row) => (row.tokensPerSecond === null ? "" : formatCount(row.tokensPerSecond)),
    },
    { head: "SIZE", align: "right", cell: (row) => formatBytes(row.bytes) },
    { head: "BITS/WEIGHT", align: "right", cell: (row) => formatNumber(row.bitsPerWeight) },
    {
      head: "PARITY",
      cell: (row) => (row.passed ? "passed" : `not passed: ${row.reasons.join("; ")}`),
      most: 120,
    },
  ]);
  const head = `Compared with the trained model in ${reference.dtype} on ${formatCount(reference.tokens)} tokens of ${formatCount(reference.prompts)} prompts: ${passed ? "all pass" : "not all pass"}.`;
  return `${head}\n\n${table}`;
}
