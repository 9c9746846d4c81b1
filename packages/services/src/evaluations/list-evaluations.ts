import type { Evaluation } from "@facet/contracts/evaluations/evaluation";
import type { Page, PageQuery } from "@facet/contracts/paging/page";
import { authorise, ownDocuments, type ServiceContext } from "../context.ts";
import { evaluations } from "../data/collections/evaluations.ts";
import { type OfFineTune, ofFineTune } from "../fine-tunes/of-fine-tune.ts";
import { pageDocuments } from "../paging/page-documents.ts";

interface ListEvaluations extends PageQuery, OfFineTune {
  readonly projectId: string;
  readonly state?: Evaluation["state"] | undefined;
}

/** Newest first. */
export async function listEvaluations({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: ListEvaluations;
}): Promise<Page<Evaluation>> {
  const { projectId, q, state, fineTuneId, datasetId, baseModelId, ...page } = input;
  authorise(ctx, "training:read", projectId);
  const reader = ownDocuments(ctx);
  const fits = await ofFineTune(reader, { q, fineTuneId, datasetId, baseModelId });
  const { data, nextCursor } = await pageDocuments({
    reader,
    collection: evaluations,
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
