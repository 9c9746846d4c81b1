import { queryOptions } from "@tanstack/react-query";
import { facet } from "./facet.ts";

const everyMs = 30_000;

export const healthQueries = {
  now: () =>
    queryOptions({
      queryKey: ["health"],
      queryFn: ({ signal }) => facet().getHealth({ signal }),
      refetchInterval: everyMs,
      // What cannot be reached says so where it is missed.
      retry: false,
    }),
};
