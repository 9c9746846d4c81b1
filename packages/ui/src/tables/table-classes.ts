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
    "@lg/table:h-9 @lg/table:whitespace-nowrap @lg/table:border-line @lg/table:border-b @lg/table:px-3 @lg/table:py-1 @lg/table:first:pl-4 @lg/table:last:pr-4 @lg/table:group-last/row:border-b-0 " +
    "@max-lg/table:flex @max-lg/table:min-h-6 @max-lg/table:items-center @max-lg/table:justify-between @max-lg/table:gap-4 @max-lg/table:[overflow-wrap:anywhere]",
  /** Takes what the others leave and is cut there. */
  growing:
    "@lg/table:w-full @lg/table:max-w-0 @lg/table:min-w-45 @lg/table:overflow-hidden @lg/table:text-ellipsis",
  end: "@lg/table:text-right",
  /** The first column is the card's title. */
  title: "@max-lg/table:pr-8 @max-lg/table:font-medium @max-lg/table:text-base",
  /** The box to select a card stands in its corner. */
  tick: "@lg/table:!pr-0 @max-lg/table:!absolute @max-lg/table:top-2.5 @max-lg/table:right-3.5",
  /** A value of a card stands at the end, after its label; without a value there is no line. */
  value: "@max-lg/table:text-right @max-lg/table:has-[>[data-value]:empty]:hidden",
  cardLabel: "hidden shrink-0 text-muted text-sm @max-lg/table:inline",
} as const;
