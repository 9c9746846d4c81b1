import type { FineTune, FineTuneState } from "@facet/contracts/fine-tunes/fine-tune";
import type { Page, PageQuery } from "@facet/contracts/paging/page";
import { authorise, ownDocuments, type ServiceContext } from "../context.ts";
import { fineTunes } from "../data/collections/fine-tunes.ts";
import { versionsOf } from "../datasets/versions-of.ts";
import { containsText } from "../paging/contains-text.ts";
import { pageDocuments } from "../paging/page-documents.ts";
import { viewFineTune } from "./view-fine-tune.ts";

interface ListFineTunes extends PageQuery {
  readonly projectId: string;
  /** Part of a name or id. */
  readonly q?: string | undefined;
  readonly state?: FineTuneState | undefined;
  readonly datasetId?: string | undefined;
  readonly baseModelId?: string | undefined;
}

/** Newest first. */
export async function listFineTunes({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: ListFineTunes;
}): Promise<Page<FineTune>> {
  const { projectId, q, state, datasetId, baseModelId, ...page } = input;
  authorise(ctx, "training:read", projectId);
  const reader = ownDocuments(ctx);
  const versions = await versionsOf(reader, datasetId);
  const { data, nextCursor } = await pageDocuments({
    reader,
    collection: fineTunes,
    shape: "byProject",
    equals: { projectId },
    page,
    filter: {
      asked: { q, state, datasetId, baseModelId },
      keep: async (row) =>
        containsText(q, row.name, row.id) &&
        (baseModelId === undefined || row.baseModelId === baseModelId) &&
        (versions === undefined || versions.has(row.datasetVersionId)) &&
        (state === undefined || (await viewFineTune(reader, row)).state === state),
    },
  });
  return { data: await Promise.all(data.map((row) => viewFineTune(reader, row.data))), nextCursor };
}
