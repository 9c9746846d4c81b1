import { getModel } from "@facet/sdk/generated/sdk.gen";
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { editHeaders } from "./edit-headers.ts";
import { facet } from "./facet.ts";
import { listOptions } from "./list-options.ts";
import type { Body, Query } from "./operations.ts";

/** How a list is narrowed: by text (`q`), state or origin. */
type Filter = Omit<Query<"listModels">, "projectId" | "limit" | "cursor">;

export const modelQueries = {
  list: (projectId: string, filter: Filter = {}) =>
    listOptions(["model", "list", projectId, filter], (page, signal) =>
      facet().listModels({ query: { projectId, ...filter, ...page }, signal }),
    ),
  one: (id: string) =>
    queryOptions({
      queryKey: ["model", id],
      queryFn: ({ signal }) => facet().getModel({ path: { id }, signal }),
    }),
};

export function useRemoveModel() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => facet().removeModel({ path: { id } }),
    onSuccess: () => cache.invalidateQueries({ queryKey: ["model", "list"] }),
  });
}

export function useUpdateModel() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async ({ id, changes }: { readonly id: string; readonly changes: Body<"updateModel"> }) => {
      const path = { id };
      const headers = await editHeaders(getModel({ client: facet().http, path }));
      return facet().updateModel({ path, body: changes, headers });
    },
    onSuccess: (changed) => {
      cache.setQueryData(modelQueries.one(changed.id).queryKey, changed);
      return cache.invalidateQueries({ queryKey: ["model", "list"] });
    },
  });
}
