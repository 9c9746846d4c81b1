import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import { classNames } from "../class-names.ts";
import { Checkbox } from "../forms/checkbox.tsx";
import { words } from "../words.ts";
import type { Column, Sort } from "./column.ts";
import type { RowSelection } from "./row-selection.ts";
import { tableClasses } from "./table-classes.ts";

interface TableHeadProps<Row> {
  columns: readonly Column<Row>[];
  sort: Sort | null;
  onSort: (sort: Sort | null) => void;
  selection: RowSelection | undefined;
  ids: readonly string[];
}

export function TableHead<Row>({ columns, sort, onSort, selection, ids }: TableHeadProps<Row>) {
  const chosen = selection === undefined ? 0 : ids.filter((id) => selection.selected.has(id)).length;
  const all = chosen > 0 && chosen === ids.length;
  return (
    <thead role="rowgroup" className={tableClasses.head}>
      <tr role="row">
        {selection !== undefined && (
          <th scope="col" className={classNames(tableClasses.headCell, "w-10 !pr-0")}>
            <Checkbox
              aria-label={words.table.selectAll}
              checked={all || (chosen > 0 && "mixed")}
              onChange={(checked) => selection.onChange(new Set(checked ? ids : []))}
            />
          </th>
        )}
        {columns.map((column) => (
          <HeadCell key={column.id} column={column} sort={sort} onSort={onSort} />
        ))}
      </tr>
    </thead>
  );
}

/** Up, then down, then the order in which the rows came. */
export function nextSort(column: string, sort: Sort | null): Sort | null {
  if (sort?.column !== column) return { column, descending: false };
  return sort.descending ? null : { column, descending: true };
}

function HeadCell<Row>(props: {
  column: Column<Row>;
  sort: Sort | null;
  onSort: (sort: Sort | null) => void;
}) {
  const { column, sort, onSort } = props;
  const sorted = sort?.column === column.id ? (sort.descending ? "descending" : "ascending") : "none";
  const look = classNames(
    tableClasses.headCell,
    column.align === "end" && tableClasses.end,
    column.grow === true && "w-full",
  );
  const width = column.width === undefined ? {} : { style: { width: column.width } };
  if (column.sortValue === undefined) {
    return (
      <th role="columnheader" scope="col" className={look} {...width}>
        {column.header}
      </th>
    );
  }
  const Icon = sorted === "none" ? ChevronsUpDown : sorted === "ascending" ? ArrowUp : ArrowDown;
  return (
    <th role="columnheader" scope="col" aria-sort={sorted} className={look} {...width}>
      <button
        type="button"
        onClick={() => onSort(nextSort(column.id, sort))}
        className={classNames(
          "group/sort -mx-1 inline-flex min-h-6 items-center gap-1 rounded-sm px-1 font-medium hover:text-text",
          column.align === "end" && "flex-row-reverse",
          sorted !== "none" && "text-text",
        )}
      >
        {column.header}
        <Icon
          size={12}
          aria-hidden
          className={
            sorted === "none"
              ? "opacity-0 group-hover/sort:opacity-100 group-focus-visible/sort:opacity-100"
              : undefined
          }
        />
      </button>
    </th>
  );
}
