import { quarantineAfter } from "@facet/contracts/errors/failure-class";
import type { Job } from "@facet/contracts/jobs/job";
import type { Timings } from "@facet/contracts/timings";
import type { Work } from "../data/work.ts";
import { bringsDownRunners } from "./brings-down-runners.ts";
import { jobError } from "./job-error.ts";
import { lastKnownStep } from "./last-known-step.ts";
import { moveJob } from "./move-job.ts";
import { restJob } from "./rest-job.ts";
import { retryOrFail } from "./retry-or-fail.ts";

/**
 * The runner of a job is gone: starting and running are tried again, finalising is redone without the work before it,
 * pausing is paused at the last committed checkpoint, cancelling is cancelled. A job that has lost runner after runner without
 * getting on fails as `quarantined`.
 */
export async function loseLease(work: Work, job: Job, message: string, timings: Timings): Promise<Job> {
  const lastStep = await lastKnownStep(work, job);
  if (job.state === "cancelling")
    return moveJob(work, job, { to: "cancelled", by: "sweeper", reason: "lease_lost", lastStep });
  if (job.state === "pausing") return restJob(work, job, { by: "sweeper", reason: "lease_lost", lastStep });
  if (bringsDownRunners(job, lastStep, work.now, timings)) {
    const error = jobError("quarantined", {
      message: `${message} So had it been with the ${quarantineAfter - 1} runners before, and none got further.`,
      place: null,
      attempt: job.attempt,
      lastStep,
    });
    return moveJob(work, job, { to: "failed", by: "sweeper", reason: "quarantined", error, lastStep });
  }
  const error = jobError("lease_lost", { message, place: job.state, attempt: job.attempt, lastStep });
  return retryOrFail(work, job, { error, by: "sweeper", timings, keepFinalized: job.state === "finalizing" });
}
