import type { Page, PageChoice } from "@facet/sdk/list-all";
import { infiniteQueryOptions } from "@tanstack/react-query";

export type QueryKey = readonly [noun: string, ...rest: unknown[]];

/** A list of the API, page by page: `data` is every item read so far, `fetchNextPage` brings more. */
export function listOptions<Item>(
  queryKey: QueryKey,
  read: (page: PageChoice, signal: AbortSignal) => Promise<Page<Item>>,
) {
  return infiniteQueryOptions({
    queryKey,
    queryFn: ({ pageParam, signal }) =>
      read({ limit: 100, ...(pageParam === null ? {} : { cursor: pageParam }) }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    select: ({ pages }) => pages.flatMap((page) => page.data),
  });
}
