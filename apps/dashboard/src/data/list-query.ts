/** A list as `useInfiniteQuery(listOptions(...))` gives it, for components that are handed one. */
export interface ListQuery<Item> {
  readonly status: "pending" | "error" | "success";
  readonly data: Item[] | undefined;
  readonly error: unknown;
  readonly dataUpdatedAt: number;
  readonly fetchStatus: "fetching" | "paused" | "idle";
  readonly hasNextPage: boolean;
  readonly refetch: () => unknown;
}
