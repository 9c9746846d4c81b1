import type { Export } from "@facet/contracts/exports/export";
import type { Page, PageQuery } from "@facet/contracts/paging/page";
import { authorise, ownDocuments, type ServiceContext } from "../context.ts";
import { exportRuns } from "../data/collections/exports.ts";
import { type OfFineTune, ofFineTune } from "../fine-tunes/of-fine-tune.ts";
import { pageDocuments } from "../paging/page-documents.ts";

interface ListExports extends PageQuery, OfFineTune {
  readonly projectId: string;
  readonly state?: Export["state"] | undefined;
}

/** Newest first. */
export async function listExports({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: ListExports;
}): Promise<Page<Export>> {
  const { projectId, q, state, fineTuneId, datasetId, baseModelId, ...page } = input;
  authorise(ctx, "models:read", projectId);
  const reader = ownDocuments(ctx);
  const fits = await ofFineTune(reader, { q, fineTuneId, datasetId, baseModelId });
  const { data, nextCursor } = await pageDocuments({
    reader,
    collection: exportRuns,
    shape: "byProject",
    equals: { projectId },
    page,
    filter: {
      asked: { q, state, fineTuneId, datasetId, baseModelId },
      keep: async (row) => (state === undefined || row.state === state) && (await fits(row)),
    },
  });
  return { data: data.map((row) => row.data), nextCursor };
}
