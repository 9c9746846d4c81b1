import type { JobView } from "@facet/contracts/jobs/job";
import type { ServiceContext } from "../context.ts";
import { commit } from "../data/commit.ts";
import { tenantContext } from "../data/tenant-context.ts";
import { requireJob } from "./require-job.ts";
import { stopJob } from "./stop-job.ts";
import { viewJob } from "./view-job.ts";

/** Final and quick: the job never succeeds afterwards, and its processes are gone within seconds. */
export function cancelJob({ ctx, input }: { ctx: ServiceContext; input: { id: string } }): Promise<JobView> {
  return commit(ctx, tenantContext(ctx.principal.orgId), async (work) => {
    const job = await requireJob(ctx, work, input.id, "training:write");
    const view = await viewJob(ctx, work, await stopJob(work, job));
    await ctx.idempotency?.settle(work, view);
    return view;
  });
}
