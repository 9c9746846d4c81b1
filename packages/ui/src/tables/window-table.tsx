import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from "react";
import { classNames } from "../class-names.ts";
import { Skeleton } from "../states/skeleton.tsx";
import type { Column } from "./column.ts";
import { opensRow } from "./open-row.ts";
import { scrolledHeight, scrollTopOf, windowRows } from "./window-rows.ts";

export interface WindowTableProps<Row> {
  caption: string;
  columns: readonly Column<Row>[];
  /** All rows that exist, loaded or not. */
  count: number;
  /** Undefined while it is not loaded. */
  rowAt: (index: number) => Row | undefined;
  /** Which rows stand in view: load them. Both ends included. */
  onWindow: (first: number, last: number) => void;
  activeIndex?: number | null | undefined;
  onOpen?: ((index: number) => void) | undefined;
  /** Scrolls there when it changes. */
  jumpTo?: number | undefined;
  height: string;
}

const rowHeight = 36;

/** Rows of a server by their number: a million of them, of which only those in view are known. */
export function WindowTable<Row>(props: WindowTableProps<Row>) {
  const { caption, columns, count, rowAt, onWindow, activeIndex = null, onOpen, jumpTo, height } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: 0, height: 600 });
  const shown = windowRows(view.top, view.height, count, rowHeight);
  const last = shown.first + shown.count - 1;

  const measure = useCallback(() => {
    const box = scroller.current;
    if (box !== null) setView({ top: box.scrollTop, height: box.clientHeight - rowHeight });
  }, []);
  useEffect(() => {
    const box = scroller.current;
    if (box === null) return;
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    return () => observer.disconnect();
  }, [measure]);
  useEffect(() => {
    if (count > 0) onWindow(shown.first, last);
  }, [count, shown.first, last, onWindow]);
  const jump = useCallback(
    (index: number) => {
      const box = scroller.current;
      if (box === null) return;
      box.scrollTop = scrollTopOf(index, box.clientHeight - rowHeight, count, rowHeight);
      measure();
    },
    [count, measure],
  );
  useEffect(() => {
    if (jumpTo !== undefined) jump(jumpTo);
  }, [jumpTo, jump]);

  const keys = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const at = activeIndex ?? shown.first - 1;
    const page = Math.max(1, shown.count - 2);
    const moves: Record<string, number> = {
      j: at + 1,
      ArrowDown: at + 1,
      k: at - 1,
      ArrowUp: at - 1,
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: count - 1,
    };
    const to = moves[event.key];
    if (to === undefined || onOpen === undefined) return;
    event.preventDefault();
    const next = Math.min(count - 1, Math.max(0, to));
    onOpen(next);
    if (next < shown.first || next > last - 2) jump(Math.max(0, next - Math.floor(shown.count / 2)));
  };

  const template = columns.map((column) =>
    column.grow === true ? "minmax(160px, 1fr)" : `${column.width ?? 120}px`,
  );
  const grid = { gridTemplateColumns: template.join(" ") };
  return (
    <div
      ref={scroller}
      role="group"
      aria-label={caption}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the rows are moved through by keyboard.
      tabIndex={0}
      onScroll={measure}
      onKeyDown={keys}
      className="relative overflow-auto text-table focus-visible:outline-offset-[-2px]"
      style={{ height }}
    >
      <div role="table" aria-label={caption} aria-rowcount={count + 1} className="min-w-max">
        <div
          role="row"
          aria-rowindex={1}
          className="sticky top-0 z-10 grid h-9 items-center border-line border-b bg-surface px-4 font-medium text-muted text-sm"
          style={grid}
        >
          {columns.map((column) => (
            <span
              role="columnheader"
              key={column.id}
              className={classNames("truncate pr-3 last:pr-0", column.align === "end" && "text-right")}
            >
              {column.header}
            </span>
          ))}
        </div>
        <div className="relative" style={{ height: scrolledHeight(count, rowHeight) }}>
          {Array.from({ length: shown.count }, (_, offset) => {
            const index = shown.first + offset;
            const row = rowAt(index);
            return (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the box around the rows handles the keys.
              <div
                role="row"
                key={index}
                aria-rowindex={index + 2}
                aria-selected={onOpen === undefined ? undefined : index === activeIndex}
                onClick={(event) => opensRow(event.target, event.currentTarget) && onOpen?.(index)}
                className={classNames(
                  "absolute inset-x-0 grid h-9 items-center border-line border-b px-4 hover:bg-hover aria-selected:bg-accent-soft",
                  onOpen !== undefined && "cursor-pointer",
                )}
                style={{ ...grid, transform: `translateY(${shown.top + offset * rowHeight}px)` }}
              >
                {columns.map((column) => (
                  <span
                    role="cell"
                    key={column.id}
                    className={classNames("truncate pr-3 last:pr-0", column.align === "end" && "text-right")}
                  >
                    {row === undefined ? <Skeleton className="h-3 w-2/3" /> : column.cell(row)}
                  </span>
                ))}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}
