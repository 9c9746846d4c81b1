import { preparations } from "../../data/collections/preparations.ts";
import { hint } from "../../events/topics.ts";
import { artifactOf, inputOf, type KindEffects, resultOf } from "./kind-effect.ts";

/** The preparation becomes ready, or failed; a failed one is made again by the next fine-tune that needs it. */
export const prepareEffects: KindEffects = {
  roles: () => ["prepared"],

  async succeeded(work, job) {
    const { preparationId } = inputOf("prepare", job);
    const { stats } = resultOf("prepare", job);
    const preparation = await work.get(preparations, preparationId);
    if (preparation === undefined) return;
    work.set(preparations, preparation.id, {
      ...preparation.data,
      state: "ready",
      stats,
      artifactId: artifactOf(job, "prepared"),
    });
    hint(work, job.projectId, "preparation", preparationId, job.version);
  },

  async ended(work, job) {
    const { preparationId } = inputOf("prepare", job);
    const preparation = await work.get(preparations, preparationId);
    if (preparation === undefined || preparation.data.jobId !== job.id) return;
    work.set(preparations, preparation.id, { ...preparation.data, state: "failed" });
    hint(work, job.projectId, "preparation", preparationId, job.version);
  },
};
