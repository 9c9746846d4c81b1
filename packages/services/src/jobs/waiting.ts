import type { Job, WaitingReason } from "@facet/contracts/jobs/job";

/** The reason that is stored when a job begins to wait; `explainWaiting` makes it exact when the job is read. */
export function beginWaiting(
  job: Pick<Job, "state" | "openDependencies">,
  since: string,
): WaitingReason | null {
  if (job.state === "recovering")
    return { code: "backoff", sentence: "It failed for a passing reason and is tried again.", since };
  if (job.state !== "queued") return null;
  if (job.openDependencies.length > 0)
    return { code: "dependency", sentence: "Waits for the job before it.", since };
  return { code: "runner", sentence: "Waits for a runner.", since };
}
