import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { facet } from "./facet.ts";
import { listOptions } from "./list-options.ts";
import type { Query } from "./operations.ts";

/** How a list is narrowed: by text (`q`), state or origin. */
type Filter = Omit<Query<"listExports">, "projectId" | "limit" | "cursor">;

export const exportQueries = {
  list: (projectId: string, filter: Filter = {}) =>
    listOptions(["export", "list", projectId, filter], (page, signal) =>
      facet().listExports({ query: { projectId, ...filter, ...page }, signal }),
    ),
  one: (id: string) =>
    queryOptions({
      queryKey: ["export", id],
      queryFn: ({ signal }) => facet().getExport({ path: { id }, signal }),
    }),
  /** Links run out: asked again each time it is shown. Follow them through `sameOriginLink`. */
  files: (id: string) =>
    queryOptions({
      queryKey: ["export", id, "files"],
      queryFn: ({ signal }) => facet().listExportFiles({ path: { id }, signal }),
      staleTime: 0,
    }),
};

export function useRemoveExport() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => facet().removeExport({ path: { id } }),
    onSuccess: () => cache.invalidateQueries({ queryKey: ["export", "list"] }),
  });
}
