import { FacetError } from "@facet/contracts/errors/facet-error";
import { isFinal, type JobState, jobMoves } from "@facet/contracts/jobs/job-state";
import { authorise, type ServiceContext } from "../context.ts";
import { jobs } from "../data/collections/jobs.ts";
import { projects } from "../data/collections/projects.ts";
import { commit } from "../data/commit.ts";
import { tenantContext } from "../data/tenant-context.ts";
import { hint } from "../events/topics.ts";

// The keys of the table are its states.
const openStates = (Object.keys(jobMoves) as JobState[]).filter((state) => !isFinal(state));

/**
 * Removes a project with all that is in it: data sets, models, runs, files, and the keys that were made for it alone. The
 * project is gone at once; what it held follows through the relay. Throws `in_use` while a job of it has not ended.
 */
export function removeProject({ ctx, input }: { ctx: ServiceContext; input: { id: string } }): Promise<void> {
  authorise(ctx, "projects:write", input.id);
  const { orgId } = ctx.principal;
  return commit(ctx, tenantContext(orgId), async (work) => {
    const project = (await work.get(projects, input.id))?.data;
    if (project === undefined) throw new FacetError("not_found", "There is no such project.");
    for (const state of openStates) {
      const equals = { projectId: project.id, state };
      const [job] = await work.query(jobs, "byProjectAndState", { equals, limit: 1 });
      if (job !== undefined)
        throw new FacetError("in_use", `The ${job.data.kind} job ${job.id} of ${project.name} is ${state}.`, {
          fix: `Wait for it, or cancel it with \`./facet jobs cancel ${job.id}\`, then delete again.`,
        });
    }
    work.remove(projects, project.id);
    work.later({ type: "clear-project", orgId, projectId: project.id });
    hint(work, project.id, "project", project.id, Date.parse(work.now));
  });
}
