import type { DatasetVersion } from "@facet/contracts/datasets/dataset";
import { FacetError } from "@facet/contracts/errors/facet-error";
import { datasetVersions } from "../data/collections/dataset-versions.ts";
import { fineTunes } from "../data/collections/fine-tunes.ts";
import type { Work } from "../data/work.ts";
import { retireJob } from "../jobs/retire-job.ts";
import { removePreparations } from "../preparations/remove-preparations.ts";

/** Removes a version that nothing rests on; throws `in_use` otherwise. */
export async function dropVersion(work: Work, version: DatasetVersion): Promise<void> {
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
