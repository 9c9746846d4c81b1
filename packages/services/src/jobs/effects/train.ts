import type { Model } from "@facet/contracts/models/model";
import { fineTunes } from "../../data/collections/fine-tunes.ts";
import { measurements } from "../../data/collections/measurements.ts";
import { models } from "../../data/collections/models.ts";
import { preparations } from "../../data/collections/preparations.ts";
import { hint } from "../../events/topics.ts";
import { claimFreeModelName } from "../../models/claim-model-name.ts";
import { artifactOf, inputOf, type KindEffects, resultOf } from "./kind-effect.ts";

/** The model is registered under the id chosen at creation, and the machine's pace is kept for estimates. */
export const trainEffects: KindEffects = {
  roles: () => ["output"],

  async succeeded(work, job) {
    const input = inputOf("train", job);
    const { auto: _auto, calibration, output, ...training } = resultOf("train", job);
    const fineTune = await work.get(fineTunes, input.fineTuneId);
    const preparation = await work.get(preparations, input.preparationId);
    const stats = preparation?.data.stats?.train;
    const name = await claimFreeModelName(work, {
      projectId: job.projectId,
      name: fineTune?.data.name ?? input.modelId,
      noun: "model",
      id: input.modelId,
    });
    const model: Model = {
      id: input.modelId,
      projectId: job.projectId,
      name,
      description: "",
      tags: [],
      fineTuneId: input.fineTuneId,
      baseModelId: input.baseModelId,
      datasetVersionId: input.datasetVersionId,
      kind: output.kind,
      artifactId: artifactOf(job, "output"),
      step: training.bestStep ?? training.steps,
      training: { ...training, droppedRows: stats?.dropped ?? 0, cutTokens: stats?.cutTokens ?? 0 },
      createdAt: work.now,
    };
    work.create(models, model.id, model);
    hint(work, job.projectId, "model", model.id, job.version);

    const runnerId = job.attempts.at(-1)?.runnerId;
    if (runnerId === undefined) return;
    const tuning = output.kind === "adapter" ? "lora" : "full";
    const id = `${runnerId}.${input.baseModelId}.${tuning}.${calibration.dtype}`;
    work.set(measurements, id, {
      ...calibration,
      runnerId,
      baseModelId: input.baseModelId,
      tuning,
      measuredAt: work.now,
    });
  },

  /** No model was made; what evaluates and exports it ends with the job. */
  ended: async () => {},
};
