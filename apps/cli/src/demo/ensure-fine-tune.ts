import type { BaseModel } from "@facet/contracts/base-models/base-model";
import type { DatasetVersion } from "@facet/contracts/datasets/dataset";
import type { DemoContext } from "./demo-context.ts";
import { readDemoSettings } from "./demo-settings.ts";

const name = "tool-calls";

/** The demo's run: the one that is done or on its way, else a new one. A run that failed is started anew. */
export async function ensureFineTune(
  { facet, fresh }: DemoContext,
  projectId: string,
  baseModel: BaseModel,
  version: DatasetVersion,
) {
  const { recipe, questions } = await readDemoSettings();
  const { data } = await facet.listFineTunes({ query: { projectId, limit: 100 } });
  const usable = data.find(
    (run) =>
      run.baseModelId === baseModel.id &&
      run.datasetVersionId === version.id &&
      run.state !== "failed" &&
      run.state !== "cancelled",
  );
  if (usable !== undefined && !(fresh && usable.state === "succeeded"))
    return { result: usable, reused: true };
  const created = await facet.createFineTune({
    body: {
      projectId,
      name,
      baseModelId: baseModel.id,
      datasetVersionId: version.id,
      preset: recipe.preset,
      knobs: recipe.knobs,
      evaluation: recipe.evaluation,
      formats: recipe.exports,
      watchPrompts: questions.map((question) => question.messages),
    },
  });
  return { result: created, reused: false };
}
