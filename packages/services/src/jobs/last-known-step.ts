import type { Job } from "@facet/contracts/jobs/job";
import type { Reader } from "@facet/ports/documents";
import { progress } from "../data/collections/progress.ts";

/** The last step this attempt is known to have done: progress is told now and then, a checkpoint says it exactly. */
export async function lastKnownStep(reader: Reader, job: Job): Promise<number | null> {
  const seen = await reader.get(progress, job.id);
  const step = seen?.data.attempt === job.attempt ? seen.data.step : null;
  const known = [step, job.checkpoint?.step].filter((one) => one != null);
  return known.length === 0 ? null : Math.max(...known);
}
