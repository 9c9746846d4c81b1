import type { Dataset, DatasetVersion } from "@facet/contracts/datasets/dataset";
import type { Page, PageQuery } from "@facet/contracts/paging/page";
import { authorise, ownDocuments, type ServiceContext } from "../context.ts";
import { datasets } from "../data/collections/datasets.ts";
import { containsText } from "../paging/contains-text.ts";
import { pageDocuments } from "../paging/page-documents.ts";
import { viewDataset } from "./view-dataset.ts";

interface ListDatasets extends PageQuery {
  readonly projectId: string;
  /** Part of a name or id. */
  readonly q?: string | undefined;
  /** Of the newest version. */
  readonly state?: DatasetVersion["state"] | undefined;
}

/** Newest first. */
export async function listDatasets({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: ListDatasets;
}): Promise<Page<Dataset>> {
  const { projectId, q, state, ...page } = input;
  authorise(ctx, "datasets:read", projectId);
  const reader = ownDocuments(ctx);
  const { data, nextCursor } = await pageDocuments({
    reader,
    collection: datasets,
    shape: "byProject",
    equals: { projectId },
    page,
    filter: {
      asked: { q, state },
      keep: async (row) =>
        containsText(q, row.name, row.id) &&
        (state === undefined || (await viewDataset(reader, row)).latestVersion?.state === state),
    },
  });
  return { data: await Promise.all(data.map((row) => viewDataset(reader, row.data))), nextCursor };
}
