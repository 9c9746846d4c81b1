"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { datasetQueries } from "./datasets.ts";

/** The data set that a version belongs to. `isGone`: every data set was read, and none has it. */
export function useDatasetOfVersion(projectId: string, versionId: string) {
  const { data, isSuccess, isLoading, hasNextPage } = useInfiniteQuery(datasetQueries.list(projectId));
  const dataset = data?.find(({ latestVersion }) => latestVersion?.id === versionId);
  return { dataset, isLoading, isGone: isSuccess && !hasNextPage && dataset === undefined };
}
