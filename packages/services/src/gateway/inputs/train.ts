import { fineTunes } from "../../data/collections/fine-tunes.ts";
import { inputOf } from "../../jobs/effects/kind-effect.ts";
import type { GatherInputs } from "./inputs.ts";
import { readyBaseModel, readyPreparation, readyVersion } from "./read-ready.ts";

export const trainInputs: GatherInputs<"train"> = async (_ctx, documents, job) => {
  const { fineTuneId, datasetVersionId, baseModelId, preparationId } = inputOf("train", job);
  const { dataHash } = await readyVersion(documents, datasetVersionId);
  const { artifactId, stats } = await readyPreparation(documents, preparationId);
  const model = await readyBaseModel(documents, baseModelId);
  const fineTune = await documents.get(fineTunes, fineTuneId);
  return {
    context: { name: fineTune?.data.name ?? fineTuneId, dataHash, preparationKey: stats.key },
    artifacts: { prepared: { artifactId }, model },
  };
};
