import type { Page, PageQuery } from "@facet/contracts/paging/page";
import type { Project } from "@facet/contracts/projects/project";
import { authorise, ownDocuments, type ServiceContext } from "../context.ts";
import { projects } from "../data/collections/projects.ts";
import { pageDocuments } from "../paging/page-documents.ts";

/** Newest first. A key of one project sees that one. */
export async function listProjects({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: PageQuery;
}): Promise<Page<Project>> {
  authorise(ctx, "projects:read");
  const reader = ownDocuments(ctx);
  if (ctx.principal.projectId !== null) {
    const own = await reader.get(projects, ctx.principal.projectId);
    return { data: own === undefined ? [] : [own.data], nextCursor: null };
  }
  const { data, nextCursor } = await pageDocuments({
    reader,
    collection: projects,
    shape: "all",
    page: input,
  });
  return { data: data.map((row) => row.data), nextCursor };
}
