import type { Dataset } from "@facet/contracts/datasets/dataset";
import type { Page, PageQuery } from "@facet/contracts/paging/page";
import { authorise, ownDocuments, type ServiceContext } from "../context.ts";
import { datasets } from "../data/collections/datasets.ts";
import { pageDocuments } from "../paging/page-documents.ts";
import { viewDataset } from "./view-dataset.ts";

export async function listDatasets({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: PageQuery & { projectId: string };
}): Promise<Page<Dataset>> {
  const { projectId, ...page } = input;
  authorise(ctx, "datasets:read", projectId);
  const reader = ownDocuments(ctx);
  const { data, nextCursor } = await pageDocuments({
    reader,
    collection: datasets,
    shape: "byProject",
    equals: { projectId },
    page,
  });
  return { data: await Promise.all(data.map((row) => viewDataset(reader, row.data))), nextCursor };
}
