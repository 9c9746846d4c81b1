import type { Evaluation } from "@facet/contracts/evaluations/evaluation";
import type { Page, PageQuery } from "@facet/contracts/paging/page";
import { authorise, ownDocuments, type ServiceContext } from "../context.ts";
import { evaluations } from "../data/collections/evaluations.ts";
import { pageDocuments } from "../paging/page-documents.ts";

/** Newest first. */
export async function listEvaluations({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: PageQuery & { projectId: string };
}): Promise<Page<Evaluation>> {
  const { projectId, ...page } = input;
  authorise(ctx, "training:read", projectId);
  const { data, nextCursor } = await pageDocuments({
    reader: ownDocuments(ctx),
    collection: evaluations,
    shape: "byProject",
    equals: { projectId },
    page,
  });
  return { data: data.map((row) => row.data), nextCursor };
}
