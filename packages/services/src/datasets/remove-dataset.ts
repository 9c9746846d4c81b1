import { FacetError } from "@facet/contracts/errors/facet-error";
import { authorise, type ServiceContext } from "../context.ts";
import { datasetVersions } from "../data/collections/dataset-versions.ts";
import { datasets } from "../data/collections/datasets.ts";
import { commit } from "../data/commit.ts";
import { tenantContext } from "../data/tenant-context.ts";
import { hint } from "../events/topics.ts";
import { dropVersion } from "./drop-version.ts";
import { mostVersions } from "./most-versions.ts";

/** Removes a data set with its versions and preparations. Refused while a fine-tune rests on it, or its import runs. */
export function removeDataset({ ctx, input }: { ctx: ServiceContext; input: { id: string } }): Promise<void> {
  return commit(ctx, tenantContext(ctx.principal.orgId), async (work) => {
    const dataset = (await work.get(datasets, input.id))?.data;
    if (dataset === undefined) throw new FacetError("not_found", "There is no such data set.");
    authorise(ctx, "datasets:write", dataset.projectId);
    const versions = await work.query(datasetVersions, "byDataset", {
      equals: { datasetId: dataset.id },
      limit: mostVersions,
    });
    for (const { data: version } of versions) await dropVersion(work, version);
    work.remove(datasets, dataset.id);
    hint(work, dataset.projectId, "dataset", dataset.id, Date.parse(work.now));
  });
}
