import type { DatasetVersion } from "@facet/contracts/datasets/dataset";
import { FacetError } from "@facet/contracts/errors/facet-error";
import type { Page, PageQuery } from "@facet/contracts/paging/page";
import { authorise, ownDocuments, type ServiceContext } from "../context.ts";
import { datasetVersions } from "../data/collections/dataset-versions.ts";
import { datasets } from "../data/collections/datasets.ts";
import { pageDocuments } from "../paging/page-documents.ts";

/** Newest first, whatever their state. */
export async function listDatasetVersions({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: PageQuery & { readonly id: string };
}): Promise<Page<DatasetVersion>> {
  const { id: datasetId, ...page } = input;
  const reader = ownDocuments(ctx);
  const dataset = (await reader.get(datasets, datasetId))?.data;
  if (dataset === undefined) throw new FacetError("not_found", "There is no such data set.");
  authorise(ctx, "datasets:read", dataset.projectId);
  const { data, nextCursor } = await pageDocuments({
    reader,
    collection: datasetVersions,
    shape: "byDataset",
    equals: { datasetId },
    page,
  });
  return { data: data.map((row) => row.data), nextCursor };
}
