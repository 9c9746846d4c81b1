import { type MouseEvent, memo } from "react";
import { classNames } from "../class-names.ts";
import { Checkbox } from "../forms/checkbox.tsx";
import { Link } from "../navigation/link.tsx";
import { words } from "../words.ts";
import type { Column } from "./column.ts";
import { openRow, opensRow } from "./open-row.ts";
import type { RowSelection } from "./row-selection.ts";
import { tableClasses } from "./table-classes.ts";

interface TableRowProps<Row> {
  row: Row;
  id: string;
  index: number;
  columns: readonly Column<Row>[];
  name: string | undefined;
  href: string | undefined;
  onOpen: ((row: Row) => void) | undefined;
  active: boolean;
  /** The one row that the Tab key reaches. */
  stop: boolean;
  onStop: (index: number) => void;
  selection: RowSelection | undefined;
  selected: boolean;
  onSelect: (id: string) => void;
  measure: ((node: HTMLElement | null) => void) | undefined;
}

function Row<Item>(props: TableRowProps<Item>) {
  const { row, id, index, columns, name, href, onOpen, active, stop, onStop, selection, measure } = props;
  const opens = href !== undefined || onOpen !== undefined;
  const press = (event: MouseEvent<HTMLTableRowElement>) => {
    onStop(index);
    if (!opens || !opensRow(event.target, event.currentTarget)) return;
    if (href !== undefined && (event.ctrlKey || event.metaKey)) window.open(href, "_blank", "noopener");
    else openRow(event.currentTarget, row, onOpen);
  };
  return (
    <tr
      role="row"
      ref={measure}
      data-index={index}
      data-active={active || undefined}
      aria-rowindex={index + 2}
      aria-selected={selection === undefined ? undefined : props.selected}
      tabIndex={stop ? 0 : -1}
      onFocus={(event) => event.target === event.currentTarget && onStop(index)}
      onClick={press}
      className={classNames(tableClasses.row, opens && "cursor-pointer")}
    >
      {selection !== undefined && (
        <td role="cell" className={classNames(tableClasses.cell, tableClasses.tick)}>
          <Checkbox
            aria-label={words.table.selectRow(name ?? id)}
            checked={props.selected}
            onChange={() => props.onSelect(id)}
          />
        </td>
      )}
      {columns.map((column, at) => (
        <td
          role="cell"
          key={column.id}
          className={classNames(
            tableClasses.cell,
            column.align === "end" && tableClasses.end,
            column.grow === true && tableClasses.growing,
            at === 0 ? tableClasses.title : tableClasses.value,
          )}
        >
          {at > 0 && <span className={tableClasses.cardLabel}>{column.header}</span>}
          {at === 0 && href !== undefined ? (
            <Link href={href} data-row-link className="rounded-xs font-medium hover:underline">
              {column.cell(row)}
            </Link>
          ) : (
            // Of itself no box: its emptiness is what a card looks at.
            <span data-value className="contents">
              {column.cell(row)}
            </span>
          )}
        </td>
      ))}
    </tr>
  );
}

// The cast keeps the generic, which memo would lose: a move of the focus must not draw every row again.
export const TableRow = memo(Row) as typeof Row;
