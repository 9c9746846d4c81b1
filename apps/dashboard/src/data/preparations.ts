import type { PreparedRow } from "@facet/sdk/generated/types.gen";
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { facet } from "./facet.ts";
import type { Body, Query } from "./operations.ts";
import type { RowPages } from "./row-pages.ts";

/** What the model will see: rows as the engine tokenised them. */
export const preparationQueries = {
  one: (id: string) =>
    queryOptions({
      queryKey: ["preparation", id],
      queryFn: ({ signal }) => facet().getPreparation({ path: { id }, signal }),
    }),
  rows: (id: string, filter: Pick<Query<"listPreparedRows">, "split">): RowPages<PreparedRow> => ({
    key: ["preparation", id, "rows", filter],
    read: (range, signal) =>
      facet().listPreparedRows({ path: { id }, query: { ...filter, ...range }, signal }),
  }),
  preview: (body: Body<"previewPreparedRow">) =>
    queryOptions({
      queryKey: ["preparation", "preview", body],
      queryFn: ({ signal }) => facet().previewPreparedRow({ body, signal }),
      staleTime: Number.POSITIVE_INFINITY,
      placeholderData: keepPreviousData,
    }),
};

export function useCreatePreparation() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: Body<"createPreparation">) => facet().createPreparation({ body }),
    onSuccess: (preparation) =>
      cache.setQueryData(preparationQueries.one(preparation.id).queryKey, preparation),
  });
}
