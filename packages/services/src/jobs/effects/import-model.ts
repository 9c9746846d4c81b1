import { baseModels } from "../../data/collections/base-models.ts";
import { hint } from "../../events/topics.ts";
import { artifactOf, inputOf, type KindEffects, resultOf } from "./kind-effect.ts";

/** The base model becomes ready, or failed. */
export const importModelEffects: KindEffects = {
  roles: () => ["model"],

  async succeeded(work, job) {
    const { baseModelId } = inputOf("import-model", job);
    const { shape } = resultOf("import-model", job);
    const model = await work.get(baseModels, baseModelId);
    if (model === undefined) return;
    work.set(baseModels, model.id, { ...model.data, state: "ready", shape, artifactId: artifactOf(job, "model") });
    hint(work, job.projectId, "baseModel", baseModelId, job.version);
  },

  async ended(work, job) {
    const { baseModelId } = inputOf("import-model", job);
    const model = await work.get(baseModels, baseModelId);
    if (model === undefined) return;
    work.set(baseModels, model.id, { ...model.data, state: "failed" });
    hint(work, job.projectId, "baseModel", baseModelId, job.version);
  },
};
