import { FacetError } from "@facet/contracts/errors/facet-error";
import type { Project, UpdateProject } from "@facet/contracts/projects/project";
import type { z } from "zod";
import { authorise, type ServiceContext } from "../context.ts";
import { projects } from "../data/collections/projects.ts";
import { commit } from "../data/commit.ts";
import { tenantContext } from "../data/tenant-context.ts";

interface Input {
  readonly id: string;
  /** The revision the edit was made on. */
  readonly revision: string;
  readonly changes: z.infer<typeof UpdateProject>;
}

export async function updateProject({ ctx, input }: { ctx: ServiceContext; input: Input }): Promise<Project> {
  authorise(ctx, "projects:write", input.id);
  return commit(ctx, tenantContext(ctx.principal.orgId), async (work) => {
    const found = await work.get(projects, input.id);
    if (found === undefined) throw new FacetError("not_found", "There is no such project.");
    if (found.revision !== input.revision)
      throw new FacetError("etag_mismatch", "Someone changed the project in the meantime.");
    const { name = found.data.name, description = found.data.description } = input.changes;
    const updated = { ...found.data, name, description, updatedAt: work.now };
    work.set(projects, input.id, updated);
    return updated;
  });
}
