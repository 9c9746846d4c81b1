import type { DatasetVersionDetail } from "@facet/contracts/datasets/dataset";
import { FacetError } from "@facet/contracts/errors/facet-error";
import { authorise, ownDocuments, type ServiceContext } from "../context.ts";
import { datasetVersions } from "../data/collections/dataset-versions.ts";
import { datasets } from "../data/collections/datasets.ts";

/** One version, with the name of its data set: runs and models know a version only. */
export async function getDatasetVersion({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { id: string };
}): Promise<DatasetVersionDetail> {
  const reader = ownDocuments(ctx);
  const version = (await reader.get(datasetVersions, input.id))?.data;
  if (version === undefined) throw new FacetError("not_found", "There is no such data set version.");
  authorise(ctx, "datasets:read", version.projectId);
  const dataset = (await reader.get(datasets, version.datasetId))?.data;
  if (dataset === undefined) throw new FacetError("not_found", "There is no such data set version.");
  return { ...version, datasetName: dataset.name };
}
