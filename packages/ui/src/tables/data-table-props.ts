import type { ReactNode } from "react";
import type { Column, Sort } from "./column.ts";
import type { RowSelection } from "./row-selection.ts";

export interface DataTableProps<Row> {
  /** What the table holds; read aloud, not shown. */
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowId: (row: Row) => string;
  /** Names a row aloud: its title. Needed for selection. */
  rowName?: ((row: Row) => string) | undefined;
  /** The row's page: its first cell becomes the link, a click anywhere and Enter follow it. */
  rowHref?: ((row: Row) => string) | undefined;
  /** What a click or Enter does instead: peek. */
  onOpen?: ((row: Row) => void) | undefined;
  /** Called as j and k move: lets an open peek follow. */
  onMove?: ((row: Row) => void) | undefined;
  /** The row that is open beside the table. */
  activeId?: string | null | undefined;
  /** Kept in the URL by the page; without `onSort` the table keeps it. */
  sort?: Sort | null | undefined;
  onSort?: ((sort: Sort | null) => void) | undefined;
  /** The rows come sorted from the server. */
  sortedByServer?: boolean | undefined;
  selection?: RowSelection | undefined;
  /** Search and filters. */
  toolbar?: ReactNode;
  columnChoice?: boolean | undefined;
  /** Stands in for rows when there are none. */
  empty?: ReactNode;
  /** Called near the end: load the next page. */
  onNeedMore?: (() => void) | undefined;
  loadingMore?: boolean | undefined;
  /** CSS height at which it begins to scroll by itself. */
  maxHeight?: string | undefined;
}
