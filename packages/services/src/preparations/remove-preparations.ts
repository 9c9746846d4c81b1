import { preparations } from "../data/collections/preparations.ts";
import type { Work } from "../data/work.ts";
import { retireJob } from "../jobs/retire-job.ts";

/** Each takes five writes, and a transaction has room for 500. */
const most = 80;

/** Removes what was prepared from a data set version, or for a base model. Throws `in_use` while one is being made. */
export async function removePreparations(
  work: Work,
  of: { readonly datasetVersionId: string } | { readonly baseModelId: string },
): Promise<void> {
  const found =
    "baseModelId" in of
      ? await work.query(preparations, "byBaseModel", { equals: of, limit: most })
      : await work.query(preparations, "byDatasetVersion", { equals: of, limit: most });
  for (const { data } of found) {
    await retireJob(work, data.jobId);
    work.remove(preparations, data.id);
  }
}
