import { FacetError } from "@facet/contracts/errors/facet-error";
import type { FineTune } from "@facet/contracts/fine-tunes/fine-tune";
import type { ServiceContext } from "../context.ts";
import { jobs } from "../data/collections/jobs.ts";
import { commit } from "../data/commit.ts";
import { tenantContext } from "../data/tenant-context.ts";
import { holdJob } from "../jobs/hold-job.ts";
import { requireFineTune } from "./require-fine-tune.ts";
import { viewFineTune } from "./view-fine-tune.ts";

/** Pauses the training of a fine-tune, and with it what comes after. A preparation goes on: others may wait for it. */
export function pauseFineTune({
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
    if (train.state === "succeeded")
      throw new FacetError("conflict", "Its training is done; what is left of it keeps no checkpoints.", {
        fix: "Let it end, or cancel it.",
      });
    await holdJob(work, train, "person");
    const view = await viewFineTune(work, row);
    await ctx.idempotency?.settle(work, view);
    return view;
  });
}
