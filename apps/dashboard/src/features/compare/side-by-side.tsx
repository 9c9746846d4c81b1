"use client";
import type { Column } from "@facet/ui/tables/column";
import { DataTable } from "@facet/ui/tables/data-table";
import { type ReactNode, useMemo } from "react";
import { compareWords as words } from "../../words/compare.ts";
import type { Compared } from "./use-compared.ts";

/** One figure or setting of every run. */
export interface Line {
  readonly id: string;
  readonly label: ReactNode;
  readonly of: (compared: Compared) => ReactNode;
}

interface SideBySideProps {
  readonly caption: string;
  readonly header: string;
  readonly lines: readonly Line[];
  readonly compared: readonly Compared[];
  /** Ids of runs that are not there: each keeps its column. */
  readonly missing: readonly string[];
}

/** A column for every run, a line for every figure; cards by figure on a phone. */
export function SideBySide({ caption, header, lines, compared, missing }: SideBySideProps) {
  const columns = useMemo<readonly Column<Line>[]>(
    () => [
      { id: "line", header, width: 240, cell: ({ label }) => label },
      ...compared.map((one) => ({
        id: one.run.id,
        header: one.run.name,
        width: 240,
        cell: (line: Line) => line.of(one) ?? words.figures.none,
      })),
      ...missing.map((id) => ({
        id,
        header: words.missing.name(id),
        width: 240,
        cell: () => <span className="text-faint">{words.figures.none}</span>,
      })),
    ],
    [header, compared, missing],
  );
  return (
    <DataTable caption={caption} columns={columns} rows={lines} rowId={({ id }) => id} maxHeight="none" />
  );
}
