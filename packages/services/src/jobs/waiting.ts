import type { Job, WaitingReason } from "@facet/contracts/jobs/job";

/** The reason that is stored when a job begins to wait; `explainWaiting` makes it exact when the job is read. */
export function beginWaiting(
  job: Pick<Job, "state" | "openDependencies">,
  since: string,
): WaitingReason | null {
  const unknown = { since, until: null, ahead: null };
  if (job.state === "recovering")
    return { code: "backoff", sentence: "It failed for a passing reason and is tried again.", ...unknown };
  if (job.state === "paused")
    return { code: "paused", sentence: "It is paused until it is resumed.", ...unknown };
  if (job.state !== "queued") return null;
  if (job.openDependencies.length > 0)
    return { code: "dependency", sentence: "Waits for the job before it.", ...unknown };
  return { code: "runner", sentence: "Waits for a runner.", ...unknown };
}
