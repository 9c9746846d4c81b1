import { mostCounted, type ProjectCounts } from "@facet/contracts/projects/project";
import { ownDocuments, type ServiceContext } from "../context.ts";
import { datasets } from "../data/collections/datasets.ts";
import { evaluations } from "../data/collections/evaluations.ts";
import { fineTunes } from "../data/collections/fine-tunes.ts";
import { models } from "../data/collections/models.ts";
import { getProject } from "./get-project.ts";

/** How much there is in a project. */
export async function countProject({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { id: string };
}): Promise<ProjectCounts> {
  const { id: projectId } = await getProject({ ctx, input });
  const reader = ownDocuments(ctx);
  const asked = { equals: { projectId }, limit: mostCounted };
  const [data, runs, tuned, judged] = await Promise.all([
    reader.query(datasets, "byProject", asked),
    reader.query(fineTunes, "byProject", asked),
    reader.query(models, "byProject", asked),
    reader.query(evaluations, "byProject", asked),
  ]);
  return {
    datasets: data.length,
    fineTunes: runs.length,
    models: tuned.length,
    evaluations: judged.length,
  };
}
