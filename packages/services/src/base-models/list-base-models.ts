import type { BaseModel } from "@facet/contracts/base-models/base-model";
import type { Page, PageQuery } from "@facet/contracts/paging/page";
import { authorise, ownDocuments, type ServiceContext } from "../context.ts";
import { baseModels } from "../data/collections/base-models.ts";
import { containsText } from "../paging/contains-text.ts";
import { pageDocuments } from "../paging/page-documents.ts";

interface ListBaseModels extends PageQuery {
  readonly projectId: string;
  /** Part of a name or id. */
  readonly q?: string | undefined;
  readonly state?: BaseModel["state"] | undefined;
}

/** Newest first. */
export async function listBaseModels({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: ListBaseModels;
}): Promise<Page<BaseModel>> {
  const { projectId, q, state, ...page } = input;
  authorise(ctx, "models:read", projectId);
  const { data, nextCursor } = await pageDocuments({
    reader: ownDocuments(ctx),
    collection: baseModels,
    shape: "byProject",
    equals: { projectId },
    page,
    filter: {
      asked: { q, state },
      keep: (row) => containsText(q, row.name, row.id) && (state === undefined || row.state === state),
    },
  });
  return { data: data.map((row) => row.data), nextCursor };
}
