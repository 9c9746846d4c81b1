import type { BaseModel, ImportBaseModel } from "@facet/contracts/base-models/base-model";
import { FacetError } from "@facet/contracts/errors/facet-error";
import { newId } from "@facet/contracts/ids";
import type { z } from "zod";
import { authorise, type ServiceContext } from "../context.ts";
import { baseModels } from "../data/collections/base-models.ts";
import { modelNames } from "../data/collections/model-names.ts";
import { secrets } from "../data/collections/secrets.ts";
import { commit } from "../data/commit.ts";
import { tenantContext } from "../data/tenant-context.ts";
import type { Work } from "../data/work.ts";
import { hint } from "../events/topics.ts";
import { addJob } from "../jobs/add-job.ts";
import { claimModelName, freeModelName, modelNameId } from "../models/claim-model-name.ts";
import { requireProject } from "../projects/require-project.ts";

/** Names a base model and lets a job bring it in. */
export async function importBaseModel({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: z.infer<typeof ImportBaseModel>;
}): Promise<BaseModel> {
  authorise(ctx, "models:write", input.projectId);
  const { orgId } = ctx.principal;
  const [id, jobId] = [newId("baseModel"), newId("job")];
  return commit(ctx, tenantContext(orgId), async (work) => {
    await requireProject(work, input.projectId);
    if (input.hubTokenSecretId !== null && (await work.get(secrets, input.hubTokenSecretId)) === undefined) {
      throw new FacetError("not_found", "There is no such secret.", { param: "/hubTokenSecretId" });
    }
    await forgetFailed(work, input.projectId, input.name);
    await claimModelName(work, { projectId: input.projectId, name: input.name, noun: "baseModel", id });
    const model: BaseModel = {
      id,
      projectId: input.projectId,
      name: input.name,
      source: input.source,
      state: "importing",
      jobId,
      artifactId: null,
      shape: null,
      createdAt: work.now,
    };
    await ctx.idempotency?.settle(work, model);
    work.create(baseModels, id, model);
    hint(work, input.projectId, "baseModel", id, Date.parse(work.now));
    await addJob(work, {
      id: jobId,
      orgId,
      projectId: input.projectId,
      fineTuneId: null,
      kind: "import-model",
      lane: "cpu",
      dependsOn: [],
      input: { baseModelId: id, source: input.source, hubTokenSecretId: input.hubTokenSecretId },
    });
    return model;
  });
}

/** An import that failed gives its name to the next try. */
async function forgetFailed(work: Work, projectId: string, name: string): Promise<void> {
  const claim = (await work.get(modelNames, modelNameId(projectId, name)))?.data;
  const before = claim?.noun === "baseModel" ? (await work.get(baseModels, claim.id))?.data : undefined;
  if (before?.state !== "failed") return;
  work.remove(baseModels, before.id);
  await freeModelName(work, projectId, name, before.id);
}
