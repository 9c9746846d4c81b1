import { FineTune as FineTuneShape } from "@facet/contracts/fine-tunes/fine-tune";
import { recipeOf } from "@facet/recipes/recipe-of";
import { toYaml } from "@facet/recipes/to-yaml";
import type { BaseModel, Dataset, FineTune } from "@facet/sdk/generated/types.gen";
import type { InProject } from "../connection/in-project.ts";
import { CliError } from "../terminal/cli-error.ts";

export interface Material {
  readonly baseModel: BaseModel;
  readonly dataset: Dataset;
}

/** What a fine-tune was made from. */
export async function findMaterial({ facet, projectId }: InProject, fineTune: FineTune): Promise<Material> {
  const baseModel = await facet.getBaseModel({ path: { id: fineTune.baseModelId } });
  for (let cursor: string | undefined; ; ) {
    const page = await facet.listDatasets({
      query: { projectId, limit: 100, ...(cursor === undefined ? {} : { cursor }) },
    });
    const dataset = page.data.find((one) => one.latestVersion?.id === fineTune.datasetVersionId);
    if (dataset !== undefined) return { baseModel, dataset };
    if (page.nextCursor === null)
      throw new CliError(
        `the data set of ${fineTune.name} is not there`,
        "./facet datasets list shows what is.",
      );
    cursor = page.nextCursor;
  }
}

/** A fine-tune as the recipe that makes it again. */
export function writeRecipe(fineTune: FineTune, { baseModel, dataset }: Material): string {
  const described = FineTuneShape.parse(fineTune);
  return `# ./facet train --recipe FILE starts this again.\n${toYaml(recipeOf(described, { baseModel: baseModel.name, dataset: dataset.name }))}`;
}
