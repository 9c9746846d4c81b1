import { FacetError } from "@facet/contracts/errors/facet-error";
import { authorise, type ServiceContext } from "../context.ts";
import { datasetVersions } from "../data/collections/dataset-versions.ts";
import { datasets } from "../data/collections/datasets.ts";
import { commit } from "../data/commit.ts";
import { tenantContext } from "../data/tenant-context.ts";
import { hint } from "../events/topics.ts";
import { dropVersion } from "./drop-version.ts";
import { mostVersions } from "./most-versions.ts";

/** Removes one of several versions, with what was prepared from it. Refused while a fine-tune rests on it, or its import runs. */
export function removeDatasetVersion({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { id: string };
}): Promise<void> {
  return commit(ctx, tenantContext(ctx.principal.orgId), async (work) => {
    const version = (await work.get(datasetVersions, input.id))?.data;
    const dataset = version && (await work.get(datasets, version.datasetId))?.data;
    if (version === undefined || dataset === undefined)
      throw new FacetError("not_found", "There is no such data set version.");
    authorise(ctx, "datasets:write", dataset.projectId);
    const others = (
      await work.query(datasetVersions, "byDataset", {
        equals: { datasetId: dataset.id },
        limit: mostVersions,
      })
    ).filter(({ id }) => id !== version.id);
    const [newest] = others;
    if (newest === undefined)
      throw new FacetError("conflict", `${dataset.name} has no other version.`, {
        fix: "Delete the data set instead.",
      });
    await dropVersion(work, version);
    const ready = others.find(({ data }) => data.state === "ready") ?? newest;
    work.set(datasets, dataset.id, { ...dataset, latestVersionId: ready.id, updatedAt: work.now });
    hint(work, dataset.projectId, "dataset", dataset.id, Date.parse(work.now));
  });
}
