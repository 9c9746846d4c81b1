import type { Page, PageQuery } from "@facet/contracts/paging/page";
import type { Secret } from "@facet/contracts/secrets/secret";
import { authorise, ownDocuments, type ServiceContext } from "../context.ts";
import { secrets } from "../data/collections/secrets.ts";
import { pageDocuments } from "../paging/page-documents.ts";

export async function listSecrets({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: PageQuery;
}): Promise<Page<Secret>> {
  authorise(ctx, "secrets:write");
  const { data, nextCursor } = await pageDocuments({
    reader: ownDocuments(ctx),
    collection: secrets,
    shape: "all",
    page: input,
  });
  return { data: data.map(({ data: { sealed: _sealed, ...secret } }) => secret), nextCursor };
}
