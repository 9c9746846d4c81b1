import type { BaseModel } from "@facet/contracts/base-models/base-model";
import type { Page, PageQuery } from "@facet/contracts/paging/page";
import { authorise, ownDocuments, type ServiceContext } from "../context.ts";
import { baseModels } from "../data/collections/base-models.ts";
import { pageDocuments } from "../paging/page-documents.ts";

/** Newest first. */
export async function listBaseModels({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: PageQuery & { projectId: string };
}): Promise<Page<BaseModel>> {
  const { projectId, ...page } = input;
  authorise(ctx, "models:read", projectId);
  const { data, nextCursor } = await pageDocuments({
    reader: ownDocuments(ctx),
    collection: baseModels,
    shape: "byProject",
    equals: { projectId },
    page,
  });
  return { data: data.map((row) => row.data), nextCursor };
}
