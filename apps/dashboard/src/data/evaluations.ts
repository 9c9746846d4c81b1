import { keepPreviousData, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { facet } from "./facet.ts";
import { listOptions } from "./list-options.ts";
import type { Query } from "./operations.ts";

/** How a list is narrowed: by text (`q`), state or origin. */
type Filter = Omit<Query<"listEvaluations">, "projectId" | "limit" | "cursor">;

export const evaluationQueries = {
  list: (projectId: string, filter: Filter = {}) =>
    listOptions(["evaluation", "list", projectId, filter], (page, signal) =>
      facet().listEvaluations({ query: { projectId, ...filter, ...page }, signal }),
    ),
  one: (id: string) =>
    queryOptions({
      queryKey: ["evaluation", id],
      queryFn: ({ signal }) => facet().getEvaluation({ path: { id }, signal }),
    }),
  rows: (id: string, query: Query<"listEvaluationRows">) =>
    queryOptions({
      queryKey: ["evaluation", id, "rows", query],
      queryFn: ({ signal }) => facet().listEvaluationRows({ path: { id }, query, signal }),
      placeholderData: keepPreviousData,
    }),
};

export function useRemoveEvaluation() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => facet().removeEvaluation({ path: { id } }),
    onSuccess: () => cache.invalidateQueries({ queryKey: ["evaluation", "list"] }),
  });
}
