import type { DatasetDetail } from "@facet/contracts/datasets/dataset";
import { FacetError } from "@facet/contracts/errors/facet-error";
import type { Reader } from "@facet/ports/documents";
import { authorise, ownDocuments, type ServiceContext } from "../context.ts";
import { datasetVersions } from "../data/collections/dataset-versions.ts";
import { datasets } from "../data/collections/datasets.ts";
import { fineTunes } from "../data/collections/fine-tunes.ts";
import { mostVersions } from "./most-versions.ts";
import { viewDataset } from "./view-dataset.ts";

const shownUses = 20;

export async function getDataset({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { id: string };
}): Promise<DatasetDetail> {
  const reader = ownDocuments(ctx);
  const found = await reader.get(datasets, input.id);
  if (found === undefined) throw new FacetError("not_found", "There is no such data set.");
  authorise(ctx, "datasets:read", found.data.projectId);
  const dataset = await viewDataset(reader, found.data);
  return { ...dataset, usedBy: await findUses(reader, found.data.id) };
}

/** The fine-tunes that rest on any version, newest first. */
async function findUses(reader: Reader, datasetId: string): Promise<DatasetDetail["usedBy"]> {
  const versions = await reader.query(datasetVersions, "byDataset", {
    equals: { datasetId },
    limit: mostVersions,
  });
  const found = await Promise.all(
    versions.map(({ id }) =>
      reader.query(fineTunes, "byDatasetVersion", { equals: { datasetVersionId: id }, limit: shownUses }),
    ),
  );
  return found
    .flat()
    .map(({ data: { id, name, datasetVersionId, createdAt } }) => ({
      fineTuneId: id,
      name,
      datasetVersionId,
      createdAt,
    }))
    .sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1))
    .slice(0, shownUses);
}
