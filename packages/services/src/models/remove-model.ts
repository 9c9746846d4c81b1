import { FacetError } from "@facet/contracts/errors/facet-error";
import { authorise, type ServiceContext } from "../context.ts";
import { evaluations } from "../data/collections/evaluations.ts";
import { exportRuns } from "../data/collections/exports.ts";
import { fineTunes, type StoredFineTune } from "../data/collections/fine-tunes.ts";
import { models } from "../data/collections/models.ts";
import { commit } from "../data/commit.ts";
import { tenantContext } from "../data/tenant-context.ts";
import type { Work } from "../data/work.ts";
import { hint } from "../events/topics.ts";
import { requireEnded } from "../jobs/retire-job.ts";
import { retryChain } from "../jobs/retry-chain.ts";
import { saveJob } from "../jobs/save-job.ts";
import { freeModelName } from "./claim-model-name.ts";

const mostRows = 50;

/**
 * Removes a tuned model: its weights, and the checkpoints that hold them too. The fine-tune stays with its story, and the
 * evaluation with its verdict. Throws `in_use` while an export of it is there, or a job still needs it.
 */
export function removeModel({ ctx, input }: { ctx: ServiceContext; input: { id: string } }): Promise<void> {
  return commit(ctx, tenantContext(ctx.principal.orgId), async (work) => {
    const model = (await work.get(models, input.id))?.data;
    if (model === undefined) throw new FacetError("not_found", "There is no such model.");
    authorise(ctx, "models:write", model.projectId);
    const equals = { fineTuneId: model.fineTuneId };
    const fineTune = (await work.get(fineTunes, model.fineTuneId))?.data;
    await requireEnded(work, fineTune?.jobs.evaluate ?? null);
    await requireEnded(work, fineTune?.jobs.export ?? null);
    const [exported] = await work.query(exportRuns, "byFineTune", { equals, limit: 1 });
    if (exported !== undefined)
      throw new FacetError("in_use", `The export ${exported.id} has files of ${model.name}.`, {
        fix: `Delete it first: \`./facet export delete ${exported.id}\`.`,
      });
    const verdicts = await work.query(evaluations, "byFineTune", { equals, limit: mostRows });
    for (const { data } of verdicts) work.set(evaluations, data.id, { ...data, modelId: null });
    if (fineTune !== undefined) await letGo(work, fineTune);
    await freeModelName(work, model.projectId, model.name, model.id);
    work.remove(models, model.id);
    hint(work, model.projectId, "model", model.id, Date.parse(work.now));
  });
}

/** The training job, and those it repeats, no longer name files, so tidying removes them. */
async function letGo(work: Work, fineTune: StoredFineTune): Promise<void> {
  work.set(fineTunes, fineTune.id, { ...fineTune, modelId: null });
  const job = await requireEnded(work, fineTune.jobs.train);
  if (job === undefined) return;
  for (const one of [job, ...(await retryChain(work, job))]) {
    saveJob(work, one, { artifacts: {}, checkpoint: null, checkpoints: [], bestStep: null });
    work.later({ type: "tidy-artifacts", orgId: one.orgId, jobId: one.id });
  }
}
