import type { ApiKey } from "@facet/contracts/keys/api-key";
import type { Page, PageQuery } from "@facet/contracts/paging/page";
import { authorise, ownDocuments, type ServiceContext } from "../context.ts";
import { apiKeys } from "../data/collections/api-keys.ts";
import { pageDocuments } from "../paging/page-documents.ts";

/** Newest first, revoked ones too. Keys themselves are never shown again. */
export async function listApiKeys({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: PageQuery;
}): Promise<Page<ApiKey>> {
  authorise(ctx, "keys:write");
  const { data, nextCursor } = await pageDocuments({
    reader: ownDocuments(ctx),
    collection: apiKeys,
    shape: "all",
    page: input,
  });
  const own = ctx.principal.projectId;
  return {
    data: data.map((row) => row.data).filter((key) => own === null || key.projectId === own),
    nextCursor,
  };
}
