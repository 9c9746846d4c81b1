import type { Dataset } from "@facet/contracts/datasets/dataset";
import { FacetError } from "@facet/contracts/errors/facet-error";
import { authorise, ownDocuments, type ServiceContext } from "../context.ts";
import { datasets } from "../data/collections/datasets.ts";
import { viewDataset } from "./view-dataset.ts";

export async function getDataset({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { id: string };
}): Promise<Dataset> {
  const reader = ownDocuments(ctx);
  const found = await reader.get(datasets, input.id);
  if (found === undefined) throw new FacetError("not_found", "There is no such data set.");
  authorise(ctx, "datasets:read", found.data.projectId);
  return viewDataset(reader, found.data);
}
