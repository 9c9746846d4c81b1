import type { Dataset } from "@facet/contracts/datasets/dataset";
import type { Reader } from "@facet/ports/documents";
import { datasetVersions } from "../data/collections/dataset-versions.ts";
import type { StoredDataset } from "../data/collections/datasets.ts";

/** A data set as it is shown: with the version to work with, and a later one that is not ready. */
export async function viewDataset(
  reader: Reader,
  { latestVersionId, highestNumber: _number, ...dataset }: StoredDataset,
): Promise<Dataset> {
  const [newest] = await reader.query(datasetVersions, "byDataset", {
    equals: { datasetId: dataset.id },
    limit: 1,
  });
  if (newest === undefined) return { ...dataset, latestVersion: null, nextVersion: null };
  if (newest.data.state !== "ready" && latestVersionId !== null && latestVersionId !== newest.id) {
    const ready = (await reader.get(datasetVersions, latestVersionId))?.data;
    if (ready?.state === "ready") return { ...dataset, latestVersion: ready, nextVersion: newest.data };
  }
  return { ...dataset, latestVersion: newest.data, nextVersion: null };
}
