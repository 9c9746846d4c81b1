import type { ReactNode } from "react";

export interface Column<Row> {
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** Makes the column sortable by this value; null stands last in both directions. */
  sortValue?: ((row: Row) => string | number | null) | undefined;
  /** Numbers stand at the end. */
  align?: "start" | "end" | undefined;
  /** Pixels; one column may `grow` instead and is cut with an ellipsis. */
  width?: number | undefined;
  grow?: boolean | undefined;
  /** Not shown until chosen in the Columns menu. */
  hidden?: boolean | undefined;
}

export interface Sort {
  column: string;
  descending: boolean;
}
