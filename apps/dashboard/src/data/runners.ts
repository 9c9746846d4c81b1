import { queryOptions } from "@tanstack/react-query";
import { facet } from "./facet.ts";

export const runnerQueries = {
  all: () =>
    queryOptions({
      queryKey: ["runner", "list"],
      queryFn: ({ signal }) => facet().listRunners({ signal }),
      staleTime: 10_000,
    }),
};
