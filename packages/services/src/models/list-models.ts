import type { Model } from "@facet/contracts/models/model";
import type { Page, PageQuery } from "@facet/contracts/paging/page";
import { authorise, ownDocuments, type ServiceContext } from "../context.ts";
import { models } from "../data/collections/models.ts";
import { pageDocuments } from "../paging/page-documents.ts";

/** Newest first. */
export async function listModels({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: PageQuery & { projectId: string };
}): Promise<Page<Model>> {
  const { projectId, ...page } = input;
  authorise(ctx, "models:read", projectId);
  const { data, nextCursor } = await pageDocuments({
    reader: ownDocuments(ctx),
    collection: models,
    shape: "byProject",
    equals: { projectId },
    page,
  });
  return { data: data.map((row) => row.data), nextCursor };
}
