import { newId } from "@facet/contracts/ids";
import { type CreateProject, Project } from "@facet/contracts/projects/project";
import type { z } from "zod";
import { authorise, type ServiceContext } from "../context.ts";
import { projects } from "../data/collections/projects.ts";
import { commit } from "../data/commit.ts";
import { tenantContext } from "../data/tenant-context.ts";

export async function createProject({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: z.infer<typeof CreateProject>;
}): Promise<Project> {
  authorise(ctx, "projects:write");
  const id = newId("project");
  return commit(ctx, tenantContext(ctx.principal.orgId), async (work) => {
    const project = Project.parse({
      id,
      orgId: ctx.principal.orgId,
      ...input,
      createdAt: work.now,
      updatedAt: work.now,
    });
    await ctx.idempotency?.settle(work, project);
    work.create(projects, id, project);
    return project;
  });
}
