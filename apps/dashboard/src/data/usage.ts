import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { facet } from "./facet.ts";
import type { Query } from "./operations.ts";

export const usageQueries = {
  span: (query: Query<"getUsage"> = {}) =>
    queryOptions({
      queryKey: ["usage", query],
      queryFn: ({ signal }) => facet().getUsage({ query, signal }),
      placeholderData: keepPreviousData,
    }),
};
