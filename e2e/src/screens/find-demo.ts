import type { FacetClient } from "@facet/sdk/create-client";
import { listAll } from "@facet/sdk/list-all";

export interface Demo {
  readonly projectId: string;
  readonly datasetId: string;
  readonly runId: string;
  readonly modelId: string;
  readonly evaluationId: string;
  readonly exportId: string;
  readonly finishedAt: string;
}

/** What `facet demo` left: a run that went through, with its verdict and its files. */
export async function findDemo(facet: FacetClient): Promise<Demo | undefined> {
  for await (const { id: projectId } of listAll((query) => facet.listProjects({ query }))) {
    const { data } = await facet.listFineTunes({ query: { projectId, state: "succeeded" } });
    for (const { id: runId, modelId, evaluationId, exportId, finishedAt, datasetVersionId } of data) {
      if (modelId === null || evaluationId === null || exportId === null || finishedAt === null) continue;
      const { datasetId } = await facet.getDatasetVersion({ path: { id: datasetVersionId } });
      return { projectId, datasetId, runId, modelId, evaluationId, exportId, finishedAt };
    }
  }
  return undefined;
}
