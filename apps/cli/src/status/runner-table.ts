import type { Runner } from "@facet/sdk/generated/types.gen";
import { formatBytes, formatMoment } from "../terminal/format.ts";
import { formatTable } from "../terminal/table.ts";

export function runnerTable(rows: readonly Runner[]): string {
  if (rows.length === 0) return "No runner has come yet. Start one with ./facet up.\n";
  return formatTable(rows, [
    { head: "NAME", cell: (row) => row.name },
    { head: "STATE", cell: stateOf },
    { head: "LANES", cell: (row) => row.lanes.join(",") },
    { head: "CPU", cell: ({ machine }) => `${machine.cores} x ${machine.cpuModel}` },
    { head: "MEMORY", align: "right", cell: ({ machine }) => formatBytes(machine.memoryBytes) },
    { head: "GPU", cell: ({ machine }) => machine.gpu ?? "none" },
    { head: "WORKS ON", cell: (row) => row.currentJobId ?? "nothing" },
  ]);
}

function stateOf({ online, lastSeenAt, availability }: Runner): string {
  const seen = online ? "online" : `away since ${formatMoment(lastSeenAt)}`;
  return availability === "open" ? seen : `${seen}, ${availability}`;
}
