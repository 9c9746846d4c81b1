import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useEffect, useRef } from "react";

export interface VirtualListProps<Item> {
  label: string;
  items: readonly Item[];
  itemKey: (item: Item, index: number) => string;
  children: (item: Item, index: number) => ReactNode;
  /** Pixels before an item was measured. */
  estimate: number;
  /** CSS height at which it scrolls. */
  maxHeight: string;
  /** Scrolls there when it changes. */
  showIndex?: number | undefined;
  onNeedMore?: (() => void) | undefined;
}

/** A long list of items of any height; only those in view exist. */
export function VirtualList<Item>(props: VirtualListProps<Item>) {
  const { label, items, itemKey, children, estimate, maxHeight, showIndex, onNeedMore } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimate,
    overscan: 8,
  });
  const inView = virtualizer.getVirtualItems();
  const last = inView.at(-1)?.index ?? -1;
  useEffect(() => {
    if (last >= items.length - 1) onNeedMore?.();
  }, [last, items.length, onNeedMore]);
  useEffect(() => {
    if (showIndex !== undefined) virtualizer.scrollToIndex(showIndex, { align: "center" });
  }, [showIndex, virtualizer]);
  return (
    <div
      ref={scroller}
      role="group"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
      tabIndex={0}
      className="min-w-0 overflow-auto focus-visible:outline-offset-[-2px]"
      style={{ maxHeight }}
    >
      <ul className="relative" style={{ height: virtualizer.getTotalSize() }}>
        {inView.map((view) => {
          const item = items[view.index];
          if (item === undefined) return null;
          return (
            <li
              key={itemKey(item, view.index)}
              ref={virtualizer.measureElement}
              data-index={view.index}
              aria-setsize={items.length}
              aria-posinset={view.index + 1}
              className="absolute inset-x-0 top-0"
              style={{ transform: `translateY(${view.start}px)` }}
            >
              {children(item, view.index)}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
