import { FacetError } from "@facet/contracts/errors/facet-error";
import type { JobView } from "@facet/contracts/jobs/job";
import type { ServiceContext } from "../context.ts";
import { commit } from "../data/commit.ts";
import { tenantContext } from "../data/tenant-context.ts";
import { moveJob } from "./move-job.ts";
import { requireJob } from "./require-job.ts";
import { viewJob } from "./view-job.ts";

/** running -> pausing: its runner is told to commit a checkpoint and to let go. Only training has checkpoints to resume from. */
export function pauseJob({ ctx, input }: { ctx: ServiceContext; input: { id: string } }): Promise<JobView> {
  return commit(ctx, tenantContext(ctx.principal.orgId), async (work) => {
    const job = await requireJob(ctx, work, input.id, "training:write");
    if (job.kind !== "train")
      throw new FacetError(
        "conflict",
        `A job of kind ${job.kind} cannot be paused: it keeps no checkpoints.`,
        { fix: "Let it end, or cancel it." },
      );
    const settled =
      job.state === "pausing" || job.state === "paused"
        ? job
        : await moveJob(work, job, { to: "pausing", by: "api", reason: "paused" });
    const view = await viewJob(ctx, work, settled);
    await ctx.idempotency?.settle(work, view);
    return view;
  });
}
