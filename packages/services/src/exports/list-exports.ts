import type { Export } from "@facet/contracts/exports/export";
import type { Page, PageQuery } from "@facet/contracts/paging/page";
import { authorise, ownDocuments, type ServiceContext } from "../context.ts";
import { exportRuns } from "../data/collections/exports.ts";
import { pageDocuments } from "../paging/page-documents.ts";

/** Newest first. */
export async function listExports({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: PageQuery & { projectId: string };
}): Promise<Page<Export>> {
  const { projectId, ...page } = input;
  authorise(ctx, "models:read", projectId);
  const { data, nextCursor } = await pageDocuments({
    reader: ownDocuments(ctx),
    collection: exportRuns,
    shape: "byProject",
    equals: { projectId },
    page,
  });
  return { data: data.map((row) => row.data), nextCursor };
}
