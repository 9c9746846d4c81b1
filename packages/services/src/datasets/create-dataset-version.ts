import type { CreateDatasetVersion, DatasetVersion } from "@facet/contracts/datasets/dataset";
import { FacetError } from "@facet/contracts/errors/facet-error";
import type { z } from "zod";
import { authorise, type ServiceContext } from "../context.ts";
import { datasetVersions } from "../data/collections/dataset-versions.ts";
import { datasets } from "../data/collections/datasets.ts";
import { commit } from "../data/commit.ts";
import { tenantContext } from "../data/tenant-context.ts";
import { hint } from "../events/topics.ts";
import { mostVersions } from "./most-versions.ts";
import { newVersion } from "./new-version.ts";

const usualSplits = { validation: 0.05, test: 0.1, seed: 42 };

/** A later version of a data set from another file. The one before stays what runs rest on, and the newest until this is imported. */
export async function createDatasetVersion({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: z.infer<typeof CreateDatasetVersion> & { readonly id: string };
}): Promise<DatasetVersion> {
  const { orgId } = ctx.principal;
  return commit(ctx, tenantContext(orgId), async (work) => {
    const dataset = (await work.get(datasets, input.id))?.data;
    if (dataset === undefined) throw new FacetError("not_found", "There is no such data set.");
    const { id: datasetId, projectId } = dataset;
    authorise(ctx, "datasets:write", projectId);
    const versions = await work.query(datasetVersions, "byDataset", {
      equals: { datasetId },
      limit: mostVersions,
    });
    const newest = versions[0]?.data;
    if (newest?.state === "importing")
      throw new FacetError("conflict", `Version ${newest.number} is still being imported.`, {
        fix: "Wait for its import to end, or cancel it, then send this again.",
      });
    if (versions.length === mostVersions)
      throw new FacetError("conflict", `A data set holds at most ${mostVersions} versions.`, {
        fix: "Delete a version that no fine-tune rests on.",
      });
    const { version, startImport } = await newVersion(work, {
      orgId,
      datasetId,
      projectId,
      number: Math.max(dataset.highestNumber, newest?.number ?? 0) + 1,
      source: input,
      splits: input.splits ?? newest?.splits ?? usualSplits,
    });
    await ctx.idempotency?.settle(work, version);
    work.create(datasetVersions, version.id, version);
    work.set(datasets, datasetId, { ...dataset, highestNumber: version.number });
    hint(work, projectId, "dataset", datasetId, Date.parse(work.now));
    await startImport();
    return version;
  });
}
