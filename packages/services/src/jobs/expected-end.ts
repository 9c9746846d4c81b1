import type { Job } from "@facet/contracts/jobs/job";
import type { Reader } from "@facet/ports/documents";
import { progress } from "../data/collections/progress.ts";
import { shift } from "../data/moments.ts";

/** When a job is reckoned to end, from what its runner last said; null when nobody can know. */
export async function expectedEnd(
  reader: Reader,
  job: Pick<Job, "id" | "state" | "attempt">,
): Promise<string | null> {
  if (job.state !== "running") return null;
  const seen = (await reader.get(progress, job.id))?.data;
  return seen?.attempt === job.attempt && seen.etaSeconds !== null
    ? shift(seen.updatedAt, seen.etaSeconds * 1000)
    : null;
}
