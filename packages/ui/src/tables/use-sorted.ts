import { type ColumnDef, useTable } from "@tanstack/react-table";
import { useMemo } from "react";
import type { Column, Sort } from "./column.ts";
import { compareValues, type Entry, type Features, features } from "./sort-entries.ts";

/** The rows in the order asked for; with `manual` the server has sorted them and they stay as they are. */
export function useSorted<Row>(options: {
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  rowId: (row: Row) => string;
  sort: Sort | null;
  manual: boolean;
}): readonly Row[] {
  const { rows, columns, rowId, sort, manual } = options;
  const data = useMemo(() => rows.map((row) => ({ row })), [rows]);
  const definitions = useMemo(
    () =>
      columns.map(
        (column): ColumnDef<Features, Entry<Row>> => ({
          id: column.id,
          accessorFn: (entry) => column.sortValue?.(entry.row) ?? undefined,
          enableSorting: column.sortValue !== undefined,
          sortFn: (left, right, id) => compareValues(left.getValue(id), right.getValue(id)),
          sortUndefined: "last",
        }),
      ),
    [columns],
  );
  const table = useTable({
    features,
    data,
    columns: definitions,
    getRowId: (entry) => rowId(entry.row),
    state: { sorting: sort === null ? [] : [{ id: sort.column, desc: sort.descending }] },
    manualSorting: manual,
  });
  const model = table.getRowModel().rows;
  return useMemo(() => model.map((row) => row.original.row), [model]);
}
