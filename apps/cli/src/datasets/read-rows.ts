import type { CanonicalRow, RefusedRow } from "@facet/sdk/generated/types.gen";
import type { InProject } from "../connection/in-project.ts";
import { formatTable } from "../terminal/table.ts";
import { findDataset, findVersion } from "./find-dataset.ts";
import { formatRow } from "./format-row.ts";

interface RowChoice {
  readonly split: "train" | "validation" | "test";
  readonly offset: number;
  readonly limit: number;
  readonly search?: string;
  /** Its number; without one the latest. */
  readonly version?: number;
  /** Of refused rows: only this reason. */
  readonly code?: string;
}

export async function readRows(
  work: InProject,
  named: string,
  { split, offset, limit, search, version }: RowChoice,
) {
  const { id } = await findVersion(work, await findDataset(work, named), version);
  const page = await work.facet.listDatasetRows({
    path: { id },
    query: { split, offset, limit, ...(search === undefined ? {} : { q: search }) },
  });
  const rows: readonly CanonicalRow[] = page.data;
  return {
    page,
    text: rows.map((row) => `${formatRow(row)}\n`).join("\n") + footer(page.data.length, page.total, offset),
  };
}

export async function readRefused(
  work: InProject,
  named: string,
  { offset, limit, code, version }: Omit<RowChoice, "split">,
) {
  const { id } = await findVersion(work, await findDataset(work, named), version);
  const page = await work.facet.listRefusedRows({
    path: { id },
    query: { offset, limit, ...(code === undefined ? {} : { code }) },
  });
  const rows: readonly RefusedRow[] = page.data;
  const table = formatTable(rows, [
    { head: "ROW", align: "right", cell: (row) => String(row.row) },
    { head: "FIELD", cell: (row) => row.field ?? "" },
    { head: "REASON", cell: (row) => row.reason, most: 80 },
    { head: "FIX", cell: (row) => row.fix, most: 80 },
    { head: "TEXT", cell: (row) => row.excerpt, most: 50 },
  ]);
  return {
    page,
    text:
      rows.length === 0 && offset === 0
        ? "No row was refused.\n"
        : table + footer(rows.length, page.total, offset),
  };
}

function footer(shown: number, total: number, offset: number): string {
  return shown < total
    ? `\n${shown} of ${total} rows, from ${offset + 1} on. More with --offset and --limit.\n`
    : "";
}
