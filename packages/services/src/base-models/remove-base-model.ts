import { FacetError } from "@facet/contracts/errors/facet-error";
import { authorise, type ServiceContext } from "../context.ts";
import { baseModels } from "../data/collections/base-models.ts";
import { fineTunes } from "../data/collections/fine-tunes.ts";
import { measurements } from "../data/collections/measurements.ts";
import { commit } from "../data/commit.ts";
import { tenantContext } from "../data/tenant-context.ts";
import { hint } from "../events/topics.ts";
import { retireJob } from "../jobs/retire-job.ts";
import { freeModelName } from "../models/claim-model-name.ts";
import { removePreparations } from "../preparations/remove-preparations.ts";

const mostMeasurements = 100;

/** Removes a base model with what was prepared for it and measured of it. Throws `in_use` while a fine-tune rests on it, or its import runs. */
export function removeBaseModel({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { id: string };
}): Promise<void> {
  return commit(ctx, tenantContext(ctx.principal.orgId), async (work) => {
    const model = (await work.get(baseModels, input.id))?.data;
    if (model === undefined) throw new FacetError("not_found", "There is no such base model.");
    authorise(ctx, "models:write", model.projectId);
    const equals = { baseModelId: model.id };
    const [user] = await work.query(fineTunes, "byBaseModel", { equals, limit: 1 });
    if (user !== undefined)
      throw new FacetError("in_use", `The fine-tune ${user.data.name} (${user.id}) rests on ${model.name}.`, {
        fix: `Delete it first: \`./facet fine-tunes delete ${user.id}\`.`,
      });
    await removePreparations(work, equals);
    await retireJob(work, model.jobId);
    const measured = await work.query(measurements, "byBaseModel", { equals, limit: mostMeasurements });
    for (const { id } of measured) work.remove(measurements, id);
    await freeModelName(work, model.projectId, model.name, model.id);
    work.remove(baseModels, model.id);
    hint(work, model.projectId, "baseModel", model.id, Date.parse(work.now));
  });
}
