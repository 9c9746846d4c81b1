import { baseModels } from "../../data/collections/base-models.ts";
import { inputOf } from "../../jobs/effects/kind-effect.ts";
import type { GatherInputs } from "./inputs.ts";

export const importModelInputs: GatherInputs<"import-model"> = async (_ctx, documents, job) => {
  const { baseModelId } = inputOf("import-model", job);
  const model = await documents.get(baseModels, baseModelId);
  return { context: { name: model?.data.name ?? baseModelId }, artifacts: {} };
};
