import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { facet } from "./facet.ts";
import { listOptions } from "./list-options.ts";
import type { Body, Query } from "./operations.ts";

/** How a list is narrowed: by text (`q`), state or origin. */
type Filter = Omit<Query<"listBaseModels">, "projectId" | "limit" | "cursor">;

export const baseModelQueries = {
  list: (projectId: string, filter: Filter = {}) =>
    listOptions(["base-model", "list", projectId, filter], (page, signal) =>
      facet().listBaseModels({ query: { projectId, ...filter, ...page }, signal }),
    ),
  one: (id: string) =>
    queryOptions({
      queryKey: ["base-model", id],
      queryFn: ({ signal }) => facet().getBaseModel({ path: { id }, signal }),
    }),
};

export function useImportBaseModel() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: Body<"importBaseModel">) => facet().importBaseModel({ body }),
    onSuccess: (model) => cache.invalidateQueries({ queryKey: ["base-model", "list", model.projectId] }),
  });
}

export function useRemoveBaseModel() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => facet().removeBaseModel({ path: { id } }),
    onSuccess: () => cache.invalidateQueries({ queryKey: ["base-model", "list"] }),
  });
}
