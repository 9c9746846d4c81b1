import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { classNames } from "../class-names.ts";
import { words } from "../words.ts";
import type { Sort } from "./column.ts";
import type { DataTableProps } from "./data-table-props.ts";
import { openRow } from "./open-row.ts";
import { toggleRow } from "./row-selection.ts";
import { tableClasses } from "./table-classes.ts";
import { TableHead } from "./table-head.tsx";
import { TableRow } from "./table-row.tsx";
import { TableToolbar } from "./table-toolbar.tsx";
import { useSorted } from "./use-sorted.ts";

const rowHeight = 36;
/** From here on only the rows in view exist. */
const virtualFrom = 100;

/** The main surface: sort, select, choose columns, j/k and Enter, cards when narrow, virtual when long. */
export function WholeTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rows, rowId, rowHref, onOpen, onMove, activeId = null, selection } = props;
  const { toolbar, columnChoice = false, empty, onNeedMore, loadingMore } = props;
  const [ownSort, setOwnSort] = useState<Sort | null>(props.sort ?? null);
  const sort = props.onSort === undefined ? ownSort : (props.sort ?? null);
  const setSort = props.onSort ?? setOwnSort;
  const [hidden, setHidden] = useState<ReadonlySet<string>>(
    () => new Set(columns.filter((column) => column.hidden === true).map((column) => column.id)),
  );
  const visible = useMemo(() => columns.filter((column) => !hidden.has(column.id)), [columns, hidden]);
  const sorted = useSorted({ rows, columns, rowId, sort, manual: props.sortedByServer ?? false });

  const scroller = useRef<HTMLDivElement>(null);
  const virtual = sorted.length >= virtualFrom;
  const virtualizer = useVirtualizer({
    count: sorted.length,
    enabled: virtual,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  const inView = virtual ? virtualizer.getVirtualItems() : null;
  const first = inView?.[0]?.index ?? 0;
  const last = virtual ? (inView?.at(-1)?.index ?? -1) : sorted.length - 1;
  const above = virtual ? (inView?.[0]?.start ?? 0) : 0;
  const below = virtual ? virtualizer.getTotalSize() - (inView?.at(-1)?.end ?? 0) : 0;

  useEffect(() => {
    if (last >= sorted.length - 10 && loadingMore !== true) onNeedMore?.();
  }, [last, sorted.length, loadingMore, onNeedMore]);

  const [at, setAt] = useState(0);
  const stop = Math.min(at, sorted.length - 1);
  const goTo = (index: number) => {
    const next = Math.max(0, Math.min(sorted.length - 1, index));
    setAt(next);
    if (virtual) virtualizer.scrollToIndex(next);
    // A virtual row exists only after it was scrolled into view.
    requestAnimationFrame(() => {
      scroller.current?.querySelector<HTMLElement>(`[data-index="${next}"]`)?.focus();
    });
    const row = sorted[next];
    if (row !== undefined) onMove?.(row);
  };
  const keys = (event: KeyboardEvent<HTMLElement>) => {
    if (!(event.target instanceof HTMLElement) || event.target.getAttribute("role") !== "row") return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const moves: Record<string, number> = {
      j: stop + 1,
      ArrowDown: stop + 1,
      k: stop - 1,
      ArrowUp: stop - 1,
      Home: 0,
      End: sorted.length - 1,
      PageDown: stop + 10,
      PageUp: stop - 10,
    };
    const to = moves[event.key];
    const row = sorted[stop];
    if (to !== undefined) goTo(to);
    else if (event.key === "Enter" && row !== undefined) openRow(event.target, row, onOpen);
    else if ((event.key === "x" || event.key === " ") && row !== undefined && selection !== undefined)
      toggleRow(selection, rowId(row));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const select = useLatest((id: string) => selection !== undefined && toggleRow(selection, id));
  const open = useLatest((row: Row) => onOpen?.(row));
  const selectable = selection !== undefined;
  return (
    <div className="min-w-0">
      <TableToolbar
        columns={columns}
        hidden={hidden}
        onHidden={columnChoice ? setHidden : undefined}
        sort={sort}
        onSort={setSort}
        selection={selection}
        count={sorted.length}
        toolbar={toolbar}
      />
      <div
        ref={scroller}
        className={tableClasses.scroller}
        style={{ maxHeight: props.maxHeight ?? "max(360px, calc(100dvh - 220px))" }}
      >
        {sorted.length === 0 ? (
          (empty ?? <p className="px-4 py-6 text-muted">{words.table.empty}</p>)
        ) : (
          <table
            role="table"
            aria-rowcount={virtual ? sorted.length + 1 : undefined}
            className={classNames(tableClasses.table, virtual && "table-fixed")}
          >
            <caption className="sr-only">{caption}</caption>
            <TableHead
              columns={visible}
              sort={sort}
              onSort={setSort}
              selection={selection}
              ids={selectable ? sorted.map(rowId) : []}
            />
            <tbody role="rowgroup" className={tableClasses.body} onKeyDown={keys}>
              {above > 0 && <tr aria-hidden style={{ height: above }} className="block" />}
              {sorted.slice(first, last + 1).map((row, offset) => {
                const index = first + offset;
                const id = rowId(row);
                return (
                  <TableRow
                    key={id}
                    row={row}
                    id={id}
                    index={index}
                    columns={visible}
                    name={props.rowName?.(row)}
                    href={rowHref?.(row)}
                    onOpen={onOpen === undefined ? undefined : open}
                    active={id === activeId}
                    stop={index === stop}
                    onStop={setAt}
                    selection={selection}
                    selected={selection?.selected.has(id) === true}
                    onSelect={select}
                    measure={virtual ? virtualizer.measureElement : undefined}
                  />
                );
              })}
              {below > 0 && <tr aria-hidden style={{ height: below }} className="block" />}
            </tbody>
          </table>
        )}
      </div>
    </div>
  );
}

/** The same function for the table's whole life, so that rows are drawn again only when they change. */
function useLatest<Argument>(act: (argument: Argument) => void): (argument: Argument) => void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  return useCallback((argument: Argument) => latest.current(argument), []);
}
