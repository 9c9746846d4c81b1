import { inputOf } from "../../jobs/effects/kind-effect.ts";
import type { GatherInputs } from "./inputs.ts";
import { readyBaseModel, readyVersion } from "./read-ready.ts";
import { forTraining } from "./splits.ts";

export const prepareInputs: GatherInputs<"prepare"> = async (_ctx, documents, job) => {
  const { datasetVersionId, baseModelId } = inputOf("prepare", job);
  const { artifactId, dataHash, rowType } = await readyVersion(documents, datasetVersionId);
  const model = await readyBaseModel(documents, baseModelId);
  return { context: { dataHash, rowType }, artifacts: { rows: { artifactId, only: forTraining }, model } };
};
