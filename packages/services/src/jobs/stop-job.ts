import { FacetError } from "@facet/contracts/errors/facet-error";
import type { Job } from "@facet/contracts/jobs/job";
import { isFinal, mayMove } from "@facet/contracts/jobs/job-state";
import type { Work } from "../data/work.ts";
import { moveJob } from "./move-job.ts";

/**
 * Cancels a job in this transaction: at once where no runner holds it, else it becomes cancelling and its runner is told.
 * Cancelling twice is harmless; after the end it is `already_finished`.
 */
export async function stopJob(work: Work, job: Job): Promise<Job> {
  if (job.state === "cancelling") return job;
  if (isFinal(job.state))
    throw new FacetError("already_finished", `The job has already ended: it is ${job.state}.`);
  const to = mayMove(job.state, "cancelled", "api") ? "cancelled" : "cancelling";
  return moveJob(work, job, { to, by: "api", reason: "cancelled", change: { cancelRequestedAt: work.now } });
}
