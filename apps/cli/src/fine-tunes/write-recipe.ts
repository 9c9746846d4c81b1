import { FineTune as FineTuneShape } from "@facet/contracts/fine-tunes/fine-tune";
import { recipeOf } from "@facet/recipes/recipe-of";
import { toYaml } from "@facet/recipes/to-yaml";
import type { BaseModel, DatasetVersionDetail, FineTune } from "@facet/sdk/generated/types.gen";
import type { InProject } from "../connection/in-project.ts";

export interface Material {
  readonly baseModel: BaseModel;
  readonly version: DatasetVersionDetail;
}

/** What a fine-tune was made from. */
export async function findMaterial({ facet }: InProject, fineTune: FineTune): Promise<Material> {
  const [baseModel, version] = await Promise.all([
    facet.getBaseModel({ path: { id: fineTune.baseModelId } }),
    facet.getDatasetVersion({ path: { id: fineTune.datasetVersionId } }),
  ]);
  return { baseModel, version };
}

/** A fine-tune as the recipe that makes it again. */
export function writeRecipe(fineTune: FineTune, { baseModel, version }: Material): string {
  const described = FineTuneShape.parse(fineTune);
  return `# ./facet train --recipe FILE starts this again.\n${toYaml(recipeOf(described, { baseModel: baseModel.name, dataset: version.datasetName }))}`;
}
