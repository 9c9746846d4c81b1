import type { JobError } from "@facet/contracts/errors/problem";
import type { Job } from "@facet/contracts/jobs/job";
import type { Mover } from "@facet/contracts/jobs/job-state";
import type { Work } from "../data/work.ts";
import { appendToLog } from "../events/event-log.ts";
import { inputOf } from "./effects/kind-effect.ts";
import { moveJob } from "./move-job.ts";
import { knobsOf, saferKnobs, tellSaferKnobs } from "./safer-knobs.ts";

/**
 * The one automatic retry after memory ran out, where whoever started the run allowed it and knobs can be turned that need
 * less and learn the same. It goes on from the newest checkpoint. Undefined: there is no such retry.
 */
export async function retrySafer(
  work: Work,
  job: Job,
  { error, by }: { readonly error: JobError; readonly by: Mover },
): Promise<Job | undefined> {
  if (error.code !== "out_of_memory" || job.kind !== "train" || job.saferKnobs !== null) return undefined;
  if (!inputOf("train", job).autoSaferRetry) return undefined;
  const safer = saferKnobs(knobsOf(job));
  if (safer === null) return undefined;
  await appendToLog(work, job.id, [
    {
      at: work.now,
      attempt: job.attempt,
      type: "log",
      data: { level: "warn", message: tellSaferKnobs(safer), knobs: safer },
    },
  ]);
  return moveJob(work, job, {
    to: "recovering",
    by,
    reason: "safer_retry",
    error,
    lastStep: error.lastStep,
    change: {
      failures: { ...job.failures, resource: (job.failures.resource ?? 0) + 1 },
      saferKnobs: safer,
      notBefore: null,
      result: null,
      artifacts: {},
    },
  });
}
