import { FacetError } from "@facet/contracts/errors/facet-error";
import type { Project, UpdateProject } from "@facet/contracts/projects/project";
import type { z } from "zod";
import { authorise, type ServiceContext } from "../context.ts";
import { projects } from "../data/collections/projects.ts";
import { commit } from "../data/commit.ts";
import { requireTag } from "../data/require-tag.ts";
import { tenantContext } from "../data/tenant-context.ts";
import { hint } from "../events/topics.ts";
import { projectTag } from "./project-tag.ts";

interface Input {
  readonly id: string;
  /** Tag of the version that the edit was made on. */
  readonly tag: string;
  readonly changes: z.infer<typeof UpdateProject>;
}

export async function updateProject({ ctx, input }: { ctx: ServiceContext; input: Input }): Promise<Project> {
  authorise(ctx, "projects:write", input.id);
  return commit(ctx, tenantContext(ctx.principal.orgId), async (work) => {
    const found = await work.get(projects, input.id);
    if (found === undefined) throw new FacetError("not_found", "There is no such project.");
    requireTag(input.tag, projectTag(found.data), "project");
    const { name = found.data.name, description = found.data.description } = input.changes;
    const updated = { ...found.data, name, description, updatedAt: work.now };
    work.set(projects, input.id, updated);
    hint(work, input.id, "project", input.id, Date.parse(work.now));
    return updated;
  });
}
