import type { JobView, UpdateJob } from "@facet/contracts/jobs/job";
import type { ServiceContext } from "../context.ts";
import { commit } from "../data/commit.ts";
import { requireTag } from "../data/require-tag.ts";
import { tenantContext } from "../data/tenant-context.ts";
import { requireJob } from "./require-job.ts";
import { setPriority } from "./set-priority.ts";
import { viewJob } from "./view-job.ts";

interface Input {
  readonly id: string;
  /** The job's version that the edit was made on. */
  readonly tag: string;
  readonly changes: UpdateJob;
}

/** Changes the priority of an open job. */
export function updateJob({ ctx, input }: { ctx: ServiceContext; input: Input }): Promise<JobView> {
  return commit(ctx, tenantContext(ctx.principal.orgId), async (work) => {
    const job = await requireJob(ctx, work, input.id, "training:write");
    requireTag(input.tag, String(job.version), "job");
    return viewJob(ctx, work, setPriority(work, job, input.changes.priority));
  });
}
