import { FacetError } from "@facet/contracts/errors/facet-error";
import { authorise, type ServiceContext } from "../context.ts";
import { datasetVersions } from "../data/collections/dataset-versions.ts";
import { datasets } from "../data/collections/datasets.ts";
import { fineTunes } from "../data/collections/fine-tunes.ts";
import { commit } from "../data/commit.ts";
import { tenantContext } from "../data/tenant-context.ts";
import { hint } from "../events/topics.ts";
import { retireJob } from "../jobs/retire-job.ts";
import { removePreparations } from "../preparations/remove-preparations.ts";

const maxVersions = 50;

/** Removes a data set with its versions and preparations. Refused while a fine-tune rests on it, or its import runs. */
export function removeDataset({ ctx, input }: { ctx: ServiceContext; input: { id: string } }): Promise<void> {
  return commit(ctx, tenantContext(ctx.principal.orgId), async (work) => {
    const dataset = (await work.get(datasets, input.id))?.data;
    if (dataset === undefined) throw new FacetError("not_found", "There is no such data set.");
    authorise(ctx, "datasets:write", dataset.projectId);
    const versions = await work.query(datasetVersions, "byDataset", {
      equals: { datasetId: dataset.id },
      limit: maxVersions,
    });
    for (const { data: version } of versions) {
      const [user] = await work.query(fineTunes, "byDatasetVersion", {
        equals: { datasetVersionId: version.id },
        limit: 1,
      });
      if (user !== undefined)
        throw new FacetError(
          "in_use",
          `The fine-tune ${user.data.name} (${user.id}) rests on version ${version.number}.`,
          { fix: `Delete it first: \`./facet fine-tunes delete ${user.id}\`.` },
        );
      await removePreparations(work, { datasetVersionId: version.id });
      await retireJob(work, version.jobId);
      work.remove(datasetVersions, version.id);
    }
    work.remove(datasets, dataset.id);
    hint(work, dataset.projectId, "dataset", dataset.id, Date.parse(work.now));
  });
}
