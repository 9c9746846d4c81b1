import type { FineTune } from "@facet/contracts/fine-tunes/fine-tune";
import type { Page, PageQuery } from "@facet/contracts/paging/page";
import { authorise, ownDocuments, type ServiceContext } from "../context.ts";
import { fineTunes } from "../data/collections/fine-tunes.ts";
import { pageDocuments } from "../paging/page-documents.ts";
import { viewFineTune } from "./view-fine-tune.ts";

/** Newest first. */
export async function listFineTunes({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: PageQuery & { projectId: string };
}): Promise<Page<FineTune>> {
  const { projectId, ...page } = input;
  authorise(ctx, "training:read", projectId);
  const reader = ownDocuments(ctx);
  const { data, nextCursor } = await pageDocuments({
    reader,
    collection: fineTunes,
    shape: "byProject",
    equals: { projectId },
    page,
  });
  return { data: await Promise.all(data.map((row) => viewFineTune(reader, row.data))), nextCursor };
}
