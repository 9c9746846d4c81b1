import { classNames } from "../class-names.ts";

/** A bar in the size of what will stand there. */
export function Skeleton({ className = "h-4 w-full" }: { className?: string }) {
  return (
    <span
      aria-hidden
      className={classNames("block animate-pulse rounded-sm bg-line forced-colors:border", className)}
    />
  );
}

const widths = ["w-2/3", "w-full", "w-5/6", "w-1/2"];

/** Lines of text that are on their way. */
export function SkeletonLines({ count = 3 }: { count?: number }) {
  return (
    <div className="grid gap-2.5">
      {Array.from({ length: count }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike and never move.
        <Skeleton key={index} className={classNames("h-3.5", widths[index % widths.length])} />
      ))}
    </div>
  );
}

/** Rows of a table, 36 px each, as the real ones. */
export function SkeletonRows({ count = 8, columns = 4 }: { count?: number; columns?: number }) {
  return (
    <div>
      {Array.from({ length: count }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike and never move.
        <div key={row} className="flex h-9 items-center gap-6 border-line border-b px-4 last:border-b-0">
          {Array.from({ length: columns }, (_unused, column) => (
            <Skeleton
              // biome-ignore lint/suspicious/noArrayIndexKey: the cells are all alike and never move.
              key={column}
              className={classNames("h-3", column === 0 ? "w-1/3" : "w-1/6", column > 1 && "max-sm:hidden")}
            />
          ))}
        </div>
      ))}
    </div>
  );
}
