import { FacetError } from "@facet/contracts/errors/facet-error";
import { authorise, type ServiceContext } from "../context.ts";
import { exportRuns } from "../data/collections/exports.ts";
import { fineTunes } from "../data/collections/fine-tunes.ts";
import { commit } from "../data/commit.ts";
import { tenantContext } from "../data/tenant-context.ts";
import { hint } from "../events/topics.ts";
import { retireJob } from "../jobs/retire-job.ts";

/** Removes an export with its files and its job. The model stays, and is served from its own weights again. Throws `in_use` while it is being made. */
export function removeExport({ ctx, input }: { ctx: ServiceContext; input: { id: string } }): Promise<void> {
  return commit(ctx, tenantContext(ctx.principal.orgId), async (work) => {
    const row = (await work.get(exportRuns, input.id))?.data;
    if (row === undefined) throw new FacetError("not_found", "There is no such export.");
    authorise(ctx, "models:write", row.projectId);
    await retireJob(work, row.jobId);
    work.remove(exportRuns, row.id);
    const fineTune = (await work.get(fineTunes, row.fineTuneId))?.data;
    if (fineTune?.exportId === row.id) {
      const jobs = { ...fineTune.jobs, export: null };
      work.set(fineTunes, fineTune.id, { ...fineTune, exportId: null, jobs });
      hint(work, row.projectId, "fineTune", fineTune.id, Date.parse(work.now));
    }
    hint(work, row.projectId, "export", row.id, Date.parse(work.now));
  });
}
