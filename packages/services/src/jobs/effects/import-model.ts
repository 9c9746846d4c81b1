import { baseModels } from "../../data/collections/base-models.ts";
import { hint } from "../../events/topics.ts";
import { freeModelName } from "../../models/claim-model-name.ts";
import { artifactOf, inputOf, type KindEffects, resultOf } from "./kind-effect.ts";

/** The base model becomes ready; or failed, which frees its name for another try. */
export const importModelEffects: KindEffects = {
  roles: () => ["model"],

  async succeeded(work, job) {
    const { baseModelId } = inputOf("import-model", job);
    const { shape } = resultOf("import-model", job);
    const model = await work.get(baseModels, baseModelId);
    if (model === undefined) return;
    work.set(baseModels, model.id, {
      ...model.data,
      state: "ready",
      shape,
      artifactId: artifactOf(job, "model"),
    });
    hint(work, job.projectId, "baseModel", baseModelId, job.version);
  },

  async ended(work, job) {
    const { baseModelId } = inputOf("import-model", job);
    const model = await work.get(baseModels, baseModelId);
    if (model === undefined) return;
    work.set(baseModels, model.id, { ...model.data, state: "failed" });
    await freeModelName(work, job.projectId, model.data.name, model.id);
    hint(work, job.projectId, "baseModel", baseModelId, job.version);
  },
};
