import type { ComponentType } from "react";
import { onDemand } from "../on-demand.ts";
import { SkeletonRows } from "../states/skeleton.tsx";
import type { DataTableProps } from "./data-table-props.ts";

/** Which rows is settled by who draws it: the part is fetched once for all of them. */
type AnyTable = ComponentType<DataTableProps<never>>;

const whole = onDemand<DataTableProps<never>>(
  // Safe: it takes any rows, so also the ones it is handed below.
  async () => (await import("./whole-table.tsx")).WholeTable as unknown as AnyTable,
  { early: true },
);

const mostSkeletons = 8;

/** The main surface: sort, select, choose columns, j/k and Enter, cards when narrow, virtual when long. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const Whole = whole.usePart(true);
  if (Whole === undefined)
    return (
      <SkeletonRows
        count={Math.min(mostSkeletons, props.rows.length)}
        columns={Math.min(4, props.columns.length)}
      />
    );
  return <Whole {...(props as unknown as DataTableProps<never>)} />;
}
