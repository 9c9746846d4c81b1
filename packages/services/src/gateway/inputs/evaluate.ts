import { inputOf } from "../../jobs/effects/kind-effect.ts";
import type { GatherInputs } from "./inputs.ts";
import { readyBaseModel, readyPreparation, readyVersion, tunedModel } from "./read-ready.ts";
import { scoredMetric } from "./scored-metric.ts";
import { forTesting } from "./splits.ts";

export const evaluateInputs: GatherInputs<"evaluate"> = async (_ctx, documents, job) => {
  const { datasetVersionId, baseModelId, modelId, preparationId, settings } = inputOf("evaluate", job);
  const { artifactId, dataHash, rowType } = await readyVersion(documents, datasetVersionId);
  const { stats } = await readyPreparation(documents, preparationId);
  const tuned = await tunedModel(documents, modelId);
  const model = await readyBaseModel(documents, baseModelId);
  return {
    context: { dataHash, rowType, primaryMetric: scoredMetric(settings.primaryMetric, stats) },
    artifacts: { rows: { artifactId, only: forTesting }, model, ...tuned.artifacts },
  };
};
