import { FacetApiError } from "@facet/sdk/facet-api-error";
import { getDataset } from "@facet/sdk/generated/sdk.gen";
import type { CanonicalRow, RefusedRow } from "@facet/sdk/generated/types.gen";
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { editHeaders } from "./edit-headers.ts";
import { facet } from "./facet.ts";
import { listOptions } from "./list-options.ts";
import type { Body, Query } from "./operations.ts";
import type { RowPages } from "./row-pages.ts";

const isCode = (error: unknown, code: string) => error instanceof FacetApiError && error.code === code;

/** How a list is narrowed: by text (`q`), state or origin. */
type Filter = Omit<Query<"listDatasets">, "projectId" | "limit" | "cursor">;

export const datasetQueries = {
  list: (projectId: string, filter: Filter = {}) =>
    listOptions(["dataset", "list", projectId, filter], (page, signal) =>
      facet().listDatasets({ query: { projectId, ...filter, ...page }, signal }),
    ),
  one: (id: string) =>
    queryOptions({
      queryKey: ["dataset", id],
      queryFn: ({ signal }) => facet().getDataset({ path: { id }, signal }),
    }),
  versions: (id: string) =>
    listOptions(["dataset", "list", "versions", id], (page, signal) =>
      facet().listDatasetVersions({ path: { id }, query: page, signal }),
    ),
  /** One version, with its data set's name. */
  version: (id: string) =>
    queryOptions({
      queryKey: ["dataset-version", id],
      queryFn: ({ signal }) => facet().getDatasetVersion({ path: { id }, signal }),
    }),
  difference: (versionId: string) =>
    queryOptions({
      queryKey: ["dataset-version", versionId, "difference"],
      queryFn: ({ signal }) => facet().compareDatasetVersion({ path: { id: versionId }, signal }),
      staleTime: Number.POSITIVE_INFINITY,
    }),
  /** Rows never change once a version is ready. */
  rows: (
    versionId: string,
    filter: Pick<Query<"listDatasetRows">, "split" | "q">,
  ): RowPages<CanonicalRow> => ({
    key: ["dataset-version", versionId, "rows", filter],
    read: (range, signal) =>
      facet().listDatasetRows({ path: { id: versionId }, query: { ...filter, ...range }, signal }),
  }),
  refused: (versionId: string, filter: Pick<Query<"listRefusedRows">, "code">): RowPages<RefusedRow> => ({
    key: ["dataset-version", versionId, "refused", filter],
    read: (range, signal) =>
      facet().listRefusedRows({ path: { id: versionId }, query: { ...filter, ...range }, signal }),
  }),
  statistics: (versionId: string) =>
    queryOptions({
      queryKey: ["dataset-version", versionId, "statistics"],
      queryFn: ({ signal }) => facet().getDatasetStatistics({ path: { id: versionId }, signal }),
      staleTime: Number.POSITIVE_INFINITY,
    }),
  /** Asks again while the first part of the file is on its way. */
  preview: (body: Body<"previewDataset">) =>
    queryOptions({
      queryKey: ["dataset-preview", body],
      queryFn: ({ signal }) => facet().previewDataset({ body, signal }),
      staleTime: Number.POSITIVE_INFINITY,
      placeholderData: keepPreviousData,
      retry: (count, error) => count < 40 && isCode(error, "upload_incomplete"),
      retryDelay: 250,
    }),
};

export function useCreateDataset() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: Body<"createDataset">) => facet().createDataset({ body }),
    onSuccess: (dataset) => cache.invalidateQueries({ queryKey: ["dataset", "list", dataset.projectId] }),
  });
}

export function useCreateDatasetVersion() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ id, body }: { readonly id: string; readonly body: Body<"createDatasetVersion"> }) =>
      facet().createDatasetVersion({ path: { id }, body }),
    onSuccess: () => cache.invalidateQueries({ queryKey: ["dataset"] }),
  });
}

export function useRemoveDatasetVersion() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => facet().removeDatasetVersion({ path: { id } }),
    onSuccess: () => cache.invalidateQueries({ queryKey: ["dataset"] }),
  });
}

export function useRemoveDataset() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => facet().removeDataset({ path: { id } }),
    onSuccess: () => cache.invalidateQueries({ queryKey: ["dataset", "list"] }),
  });
}

export function useUpdateDataset() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async ({ id, changes }: { readonly id: string; readonly changes: Body<"updateDataset"> }) => {
      const path = { id };
      const headers = await editHeaders(getDataset({ client: facet().http, path }));
      return facet().updateDataset({ path, body: changes, headers });
    },
    // A version tells the name too.
    onSuccess: () =>
      Promise.all([
        cache.invalidateQueries({ queryKey: ["dataset"] }),
        cache.invalidateQueries({ queryKey: ["dataset-version"] }),
      ]),
  });
}
