import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from "@tanstack/react-query";
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
  /** The row of this number in the data; null when the evaluation has none. */
  row: (id: string, row: number) =>
    queryOptions({
      queryKey: ["evaluation", id, "row", row],
      queryFn: async ({ signal }) => {
        const { data } = await facet().listEvaluationRows({ path: { id }, query: { row }, signal });
        return data[0] ?? null;
      },
    }),
  /** Rows of an outcome, or all, a hundred at a time. */
  allRows: (id: string, outcome?: Query<"listEvaluationRows">["outcome"]) =>
    infiniteQueryOptions({
      queryKey: ["evaluation", id, "all-rows", outcome ?? "all"],
      queryFn: ({ pageParam, signal }) =>
        facet().listEvaluationRows({
          path: { id },
          query: { offset: pageParam, limit: 100, ...(outcome === undefined ? {} : { outcome }) },
          signal,
        }),
      initialPageParam: 0,
      getNextPageParam: ({ total }, pages) => {
        const read = pages.reduce((sum, page) => sum + page.data.length, 0);
        return read < total ? read : null;
      },
      select: ({ pages }) => ({ rows: pages.flatMap(({ data }) => data), total: pages.at(-1)?.total ?? 0 }),
    }),
};

export function useRemoveEvaluation() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => facet().removeEvaluation({ path: { id } }),
    onSuccess: () => cache.invalidateQueries({ queryKey: ["evaluation", "list"] }),
  });
}
