import { ArrowDown, ArrowUp, Columns3 } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "../actions/button.tsx";
import { IconButton } from "../actions/icon-button.tsx";
import { Select } from "../forms/select.tsx";
import { Menu } from "../overlays/menu.tsx";
import { words } from "../words.ts";
import type { Column, Sort } from "./column.ts";
import type { RowSelection } from "./row-selection.ts";

interface TableToolbarProps<Row> {
  columns: readonly Column<Row>[];
  hidden: ReadonlySet<string>;
  onHidden: ((hidden: ReadonlySet<string>) => void) | undefined;
  sort: Sort | null;
  onSort: (sort: Sort | null) => void;
  selection: RowSelection | undefined;
  /** How many rows there are. */
  count: number;
  toolbar: ReactNode;
}

export function TableToolbar<Row>(props: TableToolbarProps<Row>) {
  const { columns, hidden, onHidden, sort, onSort, selection, toolbar } = props;
  const selected = selection?.selected.size ?? 0;
  const sortable = columns.filter((column) => column.sortValue !== undefined && !hidden.has(column.id));
  const sorts = selected === 0 && props.count > 1 && sortable.length > 0;
  const bar = toolbar !== undefined || onHidden !== undefined || selected > 0;
  return (
    <div className="@container/bar">
      {(bar || sorts) && (
        <div
          className={
            bar
              ? "flex min-h-13 flex-wrap items-center gap-2 border-line border-b px-4 py-2"
              : "hidden items-center gap-2 border-line border-b px-4 py-2 @max-lg/bar:flex"
          }
        >
          {selected > 0 && selection !== undefined ? (
            <>
              <span role="status" className="text-table">
                {words.table.selected(selected)}
              </span>
              {selection.actions}
              <Button look="quiet" size="small" onClick={() => selection.onChange(new Set())}>
                {words.table.clearSelection}
              </Button>
            </>
          ) : (
            <div className="flex min-w-0 flex-1 flex-wrap items-center gap-2 empty:hidden @max-lg/bar:basis-full">
              {toolbar}
            </div>
          )}
          {sorts && (
            <div className="hidden min-w-0 flex-1 items-center gap-1 @max-lg/bar:flex">
              <Select
                aria-label={words.table.sort}
                value={sort?.column ?? null}
                placeholder={words.table.sort}
                choices={sortable.map((column) => ({ value: column.id, label: column.header }))}
                onChange={(column) => onSort({ column, descending: sort?.descending ?? false })}
              />
              <IconButton
                label={sort?.descending === true ? words.table.descending : words.table.ascending}
                icon={
                  sort?.descending === true ? (
                    <ArrowDown size={14} aria-hidden />
                  ) : (
                    <ArrowUp size={14} aria-hidden />
                  )
                }
                disabledReason={sort === null ? words.table.sort : undefined}
                onClick={() => sort !== null && onSort({ ...sort, descending: !sort.descending })}
              />
            </div>
          )}
          {onHidden !== undefined && (
            <Menu
              label={words.table.columns}
              trigger={
                <Button
                  look="quiet"
                  size="small"
                  icon={<Columns3 size={14} aria-hidden />}
                  className="ml-auto"
                >
                  {words.table.columns}
                </Button>
              }
              items={columns.slice(1).map((column) => ({
                label: column.header,
                checked: !hidden.has(column.id),
                onSelect: () => {
                  const next = new Set(hidden);
                  if (!next.delete(column.id)) next.add(column.id);
                  onHidden(next);
                },
              }))}
            />
          )}
        </div>
      )}
    </div>
  );
}
