import { evaluations } from "../../data/collections/evaluations.ts";
import { hint } from "../../events/topics.ts";
import { artifactOf, inputOf, type KindEffects, resultOf } from "./kind-effect.ts";

/** The evaluation gets its verdict, or fails. */
export const evaluateEffects: KindEffects = {
  roles: () => ["evaluation"],

  async succeeded(work, job) {
    const { evaluationId, modelId } = inputOf("evaluate", job);
    const result = resultOf("evaluate", job);
    const evaluation = await work.get(evaluations, evaluationId);
    if (evaluation === undefined) return;
    work.set(evaluations, evaluation.id, {
      ...evaluation.data,
      state: "ready",
      modelId,
      result,
      artifactId: artifactOf(job, "evaluation"),
    });
    hint(work, job.projectId, "evaluation", evaluationId, job.version);
  },

  async ended(work, job) {
    const { evaluationId } = inputOf("evaluate", job);
    const evaluation = await work.get(evaluations, evaluationId);
    if (evaluation === undefined) return;
    work.set(evaluations, evaluation.id, { ...evaluation.data, state: "failed" });
    hint(work, job.projectId, "evaluation", evaluationId, job.version);
  },
};
