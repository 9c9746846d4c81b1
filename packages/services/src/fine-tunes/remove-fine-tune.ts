import type { ServiceContext } from "../context.ts";
import { evaluations } from "../data/collections/evaluations.ts";
import { exportRuns } from "../data/collections/exports.ts";
import { fineTunes } from "../data/collections/fine-tunes.ts";
import { models } from "../data/collections/models.ts";
import { commit } from "../data/commit.ts";
import { tenantContext } from "../data/tenant-context.ts";
import { hint } from "../events/topics.ts";
import { retireJob } from "../jobs/retire-job.ts";
import { freeModelName } from "../models/claim-model-name.ts";
import { requireFineTune } from "./require-fine-tune.ts";

/**
 * Removes a fine-tune with its model, evaluation, export, jobs and their logs. The preparation stays: it belongs to the
 * data. Bytes go once nothing else refers to them. Throws `in_use` while a job of it has not ended.
 */
export function removeFineTune({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { id: string };
}): Promise<void> {
  return commit(ctx, tenantContext(ctx.principal.orgId), async (work) => {
    const row = await requireFineTune(ctx, work, input.id, "training:write");
    for (const jobId of [row.jobs.train, row.jobs.evaluate, row.jobs.export]) await retireJob(work, jobId);
    const model = row.modelId === null ? undefined : await work.get(models, row.modelId);
    if (model !== undefined) {
      await freeModelName(work, row.projectId, model.data.name, model.id);
      work.remove(models, model.id);
    }
    if (row.evaluationId !== null) work.remove(evaluations, row.evaluationId);
    if (row.exportId !== null) work.remove(exportRuns, row.exportId);
    work.remove(fineTunes, row.id);
    hint(work, row.projectId, "fineTune", row.id, Date.parse(work.now));
    await ctx.idempotency?.settle(work, null);
  });
}
