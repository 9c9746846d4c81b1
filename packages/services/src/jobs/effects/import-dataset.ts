import { datasetVersions } from "../../data/collections/dataset-versions.ts";
import { datasets } from "../../data/collections/datasets.ts";
import { hint } from "../../events/topics.ts";
import { artifactOf, inputOf, type KindEffects, resultOf } from "./kind-effect.ts";

/** The version becomes ready under its content hash, or failed. */
export const importDatasetEffects: KindEffects = {
  roles: () => ["rows"],

  async succeeded(work, job) {
    const { datasetId, datasetVersionId } = inputOf("import-dataset", job);
    const result = resultOf("import-dataset", job);
    const version = await work.get(datasetVersions, datasetVersionId);
    const dataset = await work.get(datasets, datasetId);
    if (version === undefined || dataset === undefined) return;
    work.set(datasetVersions, version.id, {
      ...version.data,
      ...result,
      state: "ready",
      artifactId: artifactOf(job, "rows"),
      readyAt: work.now,
    });
    work.set(datasets, dataset.id, { ...dataset.data, latestVersionId: version.id, updatedAt: work.now });
    hint(work, job.projectId, "dataset", datasetId, job.version);
  },

  async ended(work, job) {
    const { datasetId, datasetVersionId } = inputOf("import-dataset", job);
    const version = await work.get(datasetVersions, datasetVersionId);
    if (version === undefined) return;
    work.set(datasetVersions, version.id, { ...version.data, state: "failed" });
    hint(work, job.projectId, "dataset", datasetId, job.version);
  },
};
