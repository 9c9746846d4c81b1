"use client";
import { FacetApiError } from "@facet/sdk/facet-api-error";
import { useQuery } from "@tanstack/react-query";
import { datasetQueries } from "./datasets.ts";

/** The data set that a version belongs to, also an older one. `isGone`: it was deleted. */
export function useDatasetOfVersion(versionId: string) {
  const { data, error, isLoading } = useQuery(datasetQueries.version(versionId));
  return {
    dataset: data && { id: data.datasetId, name: data.datasetName, number: data.number },
    isLoading,
    isGone: error instanceof FacetApiError && error.status === 404,
  };
}
