import { FacetError } from "@facet/contracts/errors/facet-error";
import type { FineTune } from "@facet/contracts/fine-tunes/fine-tune";
import type { ServiceContext } from "../context.ts";
import { jobs } from "../data/collections/jobs.ts";
import { commit } from "../data/commit.ts";
import { tenantContext } from "../data/tenant-context.ts";
import { moveJob } from "../jobs/move-job.ts";
import { requireFineTune } from "./require-fine-tune.ts";
import { viewFineTune } from "./view-fine-tune.ts";

/** Its paused training stands in line again and goes on from its newest checkpoint. */
export function resumeFineTune({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { id: string };
}): Promise<FineTune> {
  return commit(ctx, tenantContext(ctx.principal.orgId), async (work) => {
    const row = await requireFineTune(ctx, work, input.id, "training:write");
    const train = (await work.get(jobs, row.jobs.train))?.data;
    if (train === undefined) throw new FacetError("not_found", "Its training job is not there.");
    await moveJob(work, train, { to: "queued", by: "api", reason: "resumed" });
    const view = await viewFineTune(work, row);
    await ctx.idempotency?.settle(work, view);
    return view;
  });
}
