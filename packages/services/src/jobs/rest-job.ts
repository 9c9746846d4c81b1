import type { Job } from "@facet/contracts/jobs/job";
import type { Work } from "../data/work.ts";
import type { Move } from "./move.ts";
import { moveJob } from "./move-job.ts";

/**
 * pausing -> paused: no runner holds it any more. What was paused because its runner is drained goes back in line at once,
 * for another runner.
 */
export async function restJob(work: Work, job: Job, move: Omit<Move, "to">): Promise<Job> {
  const paused = await moveJob(work, job, { ...move, to: "paused" });
  return paused.pausedFor === "drain"
    ? moveJob(work, paused, { to: "queued", by: move.by, reason: "drained" })
    : paused;
}
