import type { JobView } from "@facet/contracts/jobs/job";
import type { ServiceContext } from "../context.ts";
import { commit } from "../data/commit.ts";
import { tenantContext } from "../data/tenant-context.ts";
import { holdJob } from "./hold-job.ts";
import { requireJob } from "./require-job.ts";
import { viewJob } from "./view-job.ts";

/** A training job rests until it is resumed: at its newest checkpoint, or before it began. */
export function pauseJob({ ctx, input }: { ctx: ServiceContext; input: { id: string } }): Promise<JobView> {
  return commit(ctx, tenantContext(ctx.principal.orgId), async (work) => {
    const job = await requireJob(ctx, work, input.id, "training:write");
    const view = await viewJob(ctx, work, await holdJob(work, job, "person"));
    await ctx.idempotency?.settle(work, view);
    return view;
  });
}
