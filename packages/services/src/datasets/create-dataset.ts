import type { CreateDataset, Dataset } from "@facet/contracts/datasets/dataset";
import { newId } from "@facet/contracts/ids";
import type { z } from "zod";
import { authorise, type ServiceContext } from "../context.ts";
import { datasetVersions } from "../data/collections/dataset-versions.ts";
import { datasets, type StoredDataset } from "../data/collections/datasets.ts";
import { commit } from "../data/commit.ts";
import { tenantContext } from "../data/tenant-context.ts";
import { hint } from "../events/topics.ts";
import { requireProject } from "../projects/require-project.ts";
import { newVersion } from "./new-version.ts";

/** A data set with its first version, which a job then imports. */
export async function createDataset({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: z.infer<typeof CreateDataset>;
}): Promise<Dataset> {
  const { projectId, splits } = input;
  authorise(ctx, "datasets:write", projectId);
  const { orgId } = ctx.principal;
  return commit(ctx, tenantContext(orgId), async (work) => {
    await requireProject(work, projectId);
    const datasetId = newId("dataset");
    const { version, startImport } = await newVersion(work, {
      orgId,
      datasetId,
      projectId,
      number: 1,
      source: input,
      splits,
    });
    const stored: StoredDataset = {
      id: datasetId,
      projectId,
      name: input.name,
      latestVersionId: version.id,
      highestNumber: version.number,
      createdAt: work.now,
      updatedAt: work.now,
    };
    const { latestVersionId: _first, highestNumber: _number, ...shown } = stored;
    const dataset: Dataset = { ...shown, latestVersion: version, nextVersion: null };

    await ctx.idempotency?.settle(work, dataset);
    work.create(datasets, datasetId, stored);
    work.create(datasetVersions, version.id, version);
    hint(work, projectId, "dataset", datasetId, Date.parse(work.now));
    await startImport();
    return dataset;
  });
}
