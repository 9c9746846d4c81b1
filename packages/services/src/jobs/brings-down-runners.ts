import { quarantineAfter } from "@facet/contracts/errors/failure-class";
import type { Attempt, Job } from "@facet/contracts/jobs/job";
import type { Timings } from "@facet/contracts/timings";
import { span } from "../data/moments.ts";

/**
 * Whether a job that has just lost its runner has lost as many in a row as may be, without getting further in any attempt:
 * then it is the job that brings them down, and no other machine is given to it.
 */
export function bringsDownRunners(job: Job, lastStep: number | null, now: string, timings: Timings): boolean {
  // What had finalised had got to its end.
  if (job.state === "finalizing") return false;
  const current = job.attempts.at(-1);
  if (current === undefined) return false;
  const lost = [...job.attempts.slice(0, -1), { ...current, lastStep, endedAt: now }];
  if (lost.length < quarantineAfter) return false;
  return lost.slice(-quarantineAfter).every((attempt, index) => {
    const before = lost.slice(0, lost.length - quarantineAfter + index);
    const isCurrent = attempt.number === current.number;
    const wasLost = isCurrent || attempt.error?.code === "lease_lost";
    return wasLost && !gotFurther(attempt, before, timings);
  });
}

/** More steps than every attempt before it, or half an hour of work where there are no steps to count. */
function gotFurther(
  { startedAt, endedAt, lastStep }: Attempt,
  before: readonly Attempt[],
  { infraResetMs }: Timings,
): boolean {
  if (endedAt !== null && span(startedAt, endedAt) >= infraResetMs) return true;
  return (lastStep ?? -1) > Math.max(-1, ...before.map((attempt) => attempt.lastStep ?? -1));
}
