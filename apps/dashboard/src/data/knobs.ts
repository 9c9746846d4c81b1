import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { facet } from "./facet.ts";
import type { Body } from "./operations.ts";

export const knobQueries = {
  all: () =>
    queryOptions({
      queryKey: ["knob", "list"],
      queryFn: ({ signal }) => facet().listKnobs({ signal }),
      staleTime: Number.POSITIVE_INFINITY,
    }),
  methods: () =>
    queryOptions({
      queryKey: ["method", "list"],
      queryFn: ({ signal }) => facet().listMethods({ signal }),
      staleTime: Number.POSITIVE_INFINITY,
    }),
  /** Memory, time and findings for a choice; the last answer stays in view while the next is worked out. */
  estimate: (body: Body<"createEstimate">) =>
    queryOptions({
      queryKey: ["estimate", body],
      queryFn: ({ signal }) => facet().createEstimate({ body, signal }),
      placeholderData: keepPreviousData,
    }),
};
