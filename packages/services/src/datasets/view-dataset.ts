import type { Dataset } from "@facet/contracts/datasets/dataset";
import type { Reader } from "@facet/ports/documents";
import { datasetVersions } from "../data/collections/dataset-versions.ts";
import type { StoredDataset } from "../data/collections/datasets.ts";

/** A data set as it is shown: with its newest version, also one that is still being imported. */
export async function viewDataset(
  reader: Reader,
  { latestVersionId: _ready, ...dataset }: StoredDataset,
): Promise<Dataset> {
  const [newest] = await reader.query(datasetVersions, "byDataset", {
    equals: { datasetId: dataset.id },
    limit: 1,
  });
  return { ...dataset, latestVersion: newest?.data ?? null };
}
