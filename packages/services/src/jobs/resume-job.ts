import type { JobView } from "@facet/contracts/jobs/job";
import type { ServiceContext } from "../context.ts";
import { commit } from "../data/commit.ts";
import { tenantContext } from "../data/tenant-context.ts";
import { moveJob } from "./move-job.ts";
import { requireJob } from "./require-job.ts";
import { viewJob } from "./view-job.ts";

/** paused -> queued: the next runner goes on from the newest checkpoint. */
export function resumeJob({ ctx, input }: { ctx: ServiceContext; input: { id: string } }): Promise<JobView> {
  return commit(ctx, tenantContext(ctx.principal.orgId), async (work) => {
    const job = await requireJob(ctx, work, input.id, "training:write");
    const view = await viewJob(
      ctx,
      work,
      await moveJob(work, job, { to: "queued", by: "api", reason: "resumed" }),
    );
    await ctx.idempotency?.settle(work, view);
    return view;
  });
}
