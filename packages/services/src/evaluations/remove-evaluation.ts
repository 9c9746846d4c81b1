import { FacetError } from "@facet/contracts/errors/facet-error";
import { authorise, type ServiceContext } from "../context.ts";
import { evaluations } from "../data/collections/evaluations.ts";
import { fineTunes } from "../data/collections/fine-tunes.ts";
import { commit } from "../data/commit.ts";
import { tenantContext } from "../data/tenant-context.ts";
import { hint } from "../events/topics.ts";
import { retireJob } from "../jobs/retire-job.ts";

/** Removes an evaluation with its answers and its job. Throws `in_use` while it runs. */
export function removeEvaluation({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { id: string };
}): Promise<void> {
  return commit(ctx, tenantContext(ctx.principal.orgId), async (work) => {
    const row = (await work.get(evaluations, input.id))?.data;
    if (row === undefined) throw new FacetError("not_found", "There is no such evaluation.");
    authorise(ctx, "training:write", row.projectId);
    await retireJob(work, row.jobId);
    work.remove(evaluations, row.id);
    const fineTune = (await work.get(fineTunes, row.fineTuneId))?.data;
    if (fineTune?.evaluationId === row.id) {
      const jobs = { ...fineTune.jobs, evaluate: null };
      work.set(fineTunes, fineTune.id, { ...fineTune, evaluationId: null, jobs });
      hint(work, row.projectId, "fineTune", fineTune.id, Date.parse(work.now));
    }
    hint(work, row.projectId, "evaluation", row.id, Date.parse(work.now));
  });
}
