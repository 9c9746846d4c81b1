/**
 * One table, two layouts: rows of 36 px, and below 512 px of its own width a card a row, with the same cells in the same
 * order. Cards stay a table for screen readers, so every part names its role.
 */
export const tableClasses = {
  scroller: "@container/table relative min-w-0 overflow-auto focus-visible:outline-offset-[-2px]",
  table: "w-full border-separate border-spacing-0 text-table @max-lg/table:block",
  head: "@max-lg/table:hidden",
  headCell:
    "sticky top-0 z-10 h-9 whitespace-nowrap border-line border-b bg-surface px-3 text-left font-medium text-muted text-sm first:pl-4 last:pr-4",
  body: "@max-lg/table:block",
  row:
    "group/row scroll-mt-9 outline-offset-[-2px] hover:bg-hover aria-selected:bg-accent-soft data-[active=true]:bg-accent-soft " +
    "@max-lg/table:relative @max-lg/table:grid @max-lg/table:gap-0.5 @max-lg/table:border-line @max-lg/table:border-b @max-lg/table:px-4 @max-lg/table:py-2.5 @max-lg/table:last:border-b-0",
  cell:
    "h-9 whitespace-nowrap border-line border-b px-3 py-1 first:pl-4 last:pr-4 group-last/row:border-b-0 " +
    "@max-lg/table:flex @max-lg/table:h-auto @max-lg/table:min-h-6 @max-lg/table:items-center @max-lg/table:justify-between @max-lg/table:gap-4 @max-lg/table:whitespace-normal @max-lg/table:border-b-0 @max-lg/table:p-0 @max-lg/table:text-right",
  /** Takes what the others leave and is cut there. */
  growing: "w-full max-w-0 min-w-45 overflow-hidden text-ellipsis @max-lg/table:max-w-none",
  end: "text-right",
  /** The first column is the card's title. */
  title: "@max-lg/table:justify-start @max-lg/table:text-left @max-lg/table:font-medium @max-lg/table:text-base",
  cardLabel: "hidden shrink-0 text-muted text-sm @max-lg/table:inline",
} as const;
