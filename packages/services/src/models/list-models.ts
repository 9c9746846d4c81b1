import type { Model } from "@facet/contracts/models/model";
import type { Page, PageQuery } from "@facet/contracts/paging/page";
import { authorise, ownDocuments, type ServiceContext } from "../context.ts";
import { models } from "../data/collections/models.ts";
import { versionsOf } from "../datasets/versions-of.ts";
import { containsText } from "../paging/contains-text.ts";
import { pageDocuments } from "../paging/page-documents.ts";

interface ListModels extends PageQuery {
  readonly projectId: string;
  /** Part of a name, id, description or tag. */
  readonly q?: string | undefined;
  readonly datasetId?: string | undefined;
  readonly baseModelId?: string | undefined;
  readonly fineTuneId?: string | undefined;
}

/** Newest first. */
export async function listModels({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: ListModels;
}): Promise<Page<Model>> {
  const { projectId, q, datasetId, baseModelId, fineTuneId, ...page } = input;
  authorise(ctx, "models:read", projectId);
  const reader = ownDocuments(ctx);
  const versions = await versionsOf(reader, datasetId);
  const { data, nextCursor } = await pageDocuments({
    reader,
    collection: models,
    shape: "byProject",
    equals: { projectId },
    page,
    filter: {
      asked: { q, datasetId, baseModelId, fineTuneId },
      keep: (row) =>
        containsText(q, row.name, row.id, row.description, ...row.tags) &&
        (baseModelId === undefined || row.baseModelId === baseModelId) &&
        (fineTuneId === undefined || row.fineTuneId === fineTuneId) &&
        (versions === undefined || versions.has(row.datasetVersionId)),
    },
  });
  return { data: data.map((row) => row.data), nextCursor };
}
