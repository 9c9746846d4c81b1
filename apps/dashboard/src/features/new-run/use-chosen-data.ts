import type { Dataset } from "@facet/sdk/generated/types.gen";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { datasetQueries } from "../../data/datasets.ts";

/**
 * The data set of the chosen version. `older`: the same with an older version in the newest one's place, where a run is
 * repeated on the rows that it had. `isFinding`: it is not known yet whether that version is still there.
 */
export function useChosenData(datasets: readonly Dataset[] | undefined, versionId: string | null) {
  const newest = datasets?.find(({ latestVersion }) => latestVersion?.id === versionId);
  const isOther = datasets !== undefined && versionId !== null && newest === undefined;
  const { data: version, isLoading } = useQuery({
    ...datasetQueries.version(versionId ?? ""),
    enabled: isOther,
    retry: false,
  });
  const older = useMemo(() => {
    const parent = isOther ? datasets?.find(({ id }) => id === version?.datasetId) : undefined;
    return parent === undefined || version?.state !== "ready"
      ? undefined
      : { ...parent, latestVersion: version };
  }, [isOther, datasets, version]);
  return { dataset: newest ?? older, older, isFinding: isOther && isLoading };
}
