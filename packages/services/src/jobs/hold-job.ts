import { FacetError } from "@facet/contracts/errors/facet-error";
import type { Job } from "@facet/contracts/jobs/job";
import { isFinal, mayBePaused, mayMove } from "@facet/contracts/jobs/job-state";
import { jobKinds } from "@facet/contracts/jobs/kinds/all-kinds";
import type { Work } from "../data/work.ts";
import { moveJob } from "./move-job.ts";
import { saveJob } from "./save-job.ts";

/**
 * Pauses a job in this transaction: at once where no runner holds it, else it becomes pausing and its runner is told to
 * commit a checkpoint and let go. Pausing twice is harmless; what a person wants paused stays paused after a drain.
 * Throws `conflict` for kinds without checkpoints and for states that cannot be paused, `already_finished` after the end.
 */
export async function holdJob(work: Work, job: Job, pausedFor: "person" | "drain"): Promise<Job> {
  if (isFinal(job.state))
    throw new FacetError("already_finished", `The job ${job.id} has already ended: it is ${job.state}.`);
  if (!jobKinds[job.kind].resumes)
    throw new FacetError("conflict", `A job of kind ${job.kind} cannot be paused: it keeps no checkpoints.`, {
      fix: "Let it end, or cancel it.",
    });
  if (job.state === "pausing" || job.state === "paused")
    return pausedFor === "person" && job.pausedFor === "drain" ? saveJob(work, job, { pausedFor }) : job;
  if (!mayBePaused(job.state))
    throw new FacetError("conflict", `The job ${job.id} is ${job.state} and can no longer be paused.`);
  const to = mayMove(job.state, "paused", "api") ? "paused" : "pausing";
  const reason = pausedFor === "drain" ? "drained" : "paused";
  return moveJob(work, job, { to, by: "api", reason, change: { pausedFor } });
}
