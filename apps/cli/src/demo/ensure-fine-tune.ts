import { isDeepStrictEqual } from "node:util";
import type { BaseModel } from "@facet/contracts/base-models/base-model";
import type { DatasetVersion } from "@facet/contracts/datasets/dataset";
import { requestOf } from "@facet/recipes/request-of";
import type { DemoContext } from "./demo-context.ts";
import { readDemoSettings } from "./demo-settings.ts";

const name = "tool-calls";

/** The demo's run: the one that is done or on its way, else a new one. A run that failed is started anew. */
export async function ensureFineTune(
  { facet, fresh, recipe: recipeFile }: DemoContext,
  projectId: string,
  baseModel: BaseModel,
  version: DatasetVersion,
) {
  const { recipe, questions } = await readDemoSettings(recipeFile);
  const { data } = await facet.listFineTunes({ query: { projectId, limit: 100 } });
  const usable = data.find(
    (run) =>
      run.baseModelId === baseModel.id &&
      run.datasetVersionId === version.id &&
      // Another recipe is another run.
      run.preset === (recipe.preset ?? run.preset) &&
      Object.entries(recipe.knobs ?? {}).every(([knob, value]) =>
        isDeepStrictEqual(run.knobs[knob], value),
      ) &&
      run.state !== "failed" &&
      run.state !== "cancelled" &&
      // What a person has deleted of it is made again.
      run.modelId !== null &&
      run.evaluationId !== null &&
      run.exportId !== null,
  );
  if (usable !== undefined && !(fresh && usable.state === "succeeded"))
    return { result: usable, reused: true };
  const created = await facet.createFineTune({
    body: {
      ...requestOf(recipe, { projectId, baseModelId: baseModel.id, datasetVersionId: version.id }),
      name,
      watchPrompts: questions.map((question) => question.messages),
    },
  });
  return { result: created, reused: false };
}
