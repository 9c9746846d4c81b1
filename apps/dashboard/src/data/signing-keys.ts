import { queryOptions } from "@tanstack/react-query";
import { facet } from "./facet.ts";

export const signingKeyQueries = {
  /** The newest first. Public: they check what this installation has signed. */
  all: () =>
    queryOptions({
      queryKey: ["signing-key"],
      queryFn: async ({ signal }) => (await facet().listSigningKeys({ signal })).data,
      staleTime: Number.POSITIVE_INFINITY,
    }),
};
