import { FacetError } from "@facet/contracts/errors/facet-error";
import type { Project } from "@facet/contracts/projects/project";
import { authorise, ownDocuments, type ServiceContext } from "../context.ts";
import { projects } from "../data/collections/projects.ts";

export async function getProject({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { id: string };
}): Promise<Project> {
  authorise(ctx, "projects:read", input.id);
  const found = await ownDocuments(ctx).get(projects, input.id);
  if (found === undefined) throw new FacetError("not_found", "There is no such project.");
  return found.data;
}
