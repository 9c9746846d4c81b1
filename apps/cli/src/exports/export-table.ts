import type { Export } from "@facet/sdk/generated/types.gen";
import { formatBytes, formatMoment } from "../terminal/format.ts";
import { formatTable } from "../terminal/table.ts";

export function exportTable(rows: readonly Export[]): string {
  return formatTable(
    rows,
    [
      { head: "ID", cell: (row) => row.id },
      { head: "STATE", cell: (row) => row.state },
      {
        head: "FILES",
        cell: (row) =>
          row.exported.map((one) => `${one.format} ${one.quantization} ${formatBytes(one.bytes)}`).join(", "),
        most: 100,
      },
      {
        head: "PARITY",
        cell: (row) => (row.certificate === null ? "" : row.certificate.passed ? "passed" : "not passed"),
      },
      { head: "MADE", cell: (row) => formatMoment(row.createdAt) },
    ],
    "There is no export yet.",
  );
}
