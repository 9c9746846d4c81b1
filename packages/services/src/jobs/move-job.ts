import { FacetError } from "@facet/contracts/errors/facet-error";
import type { Attempt, Job } from "@facet/contracts/jobs/job";
import { isFinal, isLeased, type JobState, type Mover, mayMove } from "@facet/contracts/jobs/job-state";
import { leases } from "../data/collections/leases.ts";
import { logsToSeal } from "../data/collections/logs-to-seal.ts";
import type { Work } from "../data/work.ts";
import { appendToLog } from "../events/event-log.ts";
import { placeInLine } from "./dispatch-row.ts";
import { kindEffects } from "./effects/kind-effects.ts";
import { measureMove } from "./measure-move.ts";
import type { Move } from "./move.ts";
import { settleDependents } from "./settle-dependents.ts";
import { stateEvent } from "./state-event.ts";
import { beginWaiting } from "./waiting.ts";
import { writeJob } from "./write-job.ts";

/**
 * The only writer of a job's state. In one transaction: checks the move against the table, raises the version, appends
 * the state event, and brings dispatch row, lease, attempt, the kind's own rows and dependents in step.
 */
export async function moveJob(work: Work, job: Job, move: Move): Promise<Job> {
  const { to, by, reason, error } = move;
  checkMove(job, to, by);
  const ended = isFinal(to);
  const moved: Job = { ...job, ...move.change, state: to };
  const saved = writeJob(work, job, {
    ...moved,
    attempts: leavesRunner(job.state, to) ? closeAttempt(moved.attempts, to, work.now, move) : moved.attempts,
    waiting: beginWaiting(moved, work.now),
    error: ended && to !== "succeeded" ? (error ?? null) : null,
    notBefore: to === "recovering" ? moved.notBefore : null,
    pausedFor: to === "pausing" || to === "paused" ? moved.pausedFor : null,
    finishedAt: ended ? work.now : null,
  });
  await appendToLog(work, job.id, [
    stateEvent(work.now, saved.attempt, { from: job.state, to, reason, error: error ?? null }),
  ]);
  placeInLine(work, saved);
  if (leavesRunner(job.state, to)) work.remove(leases, job.id);
  measureMove(work, job, saved);
  if (ended) await end(work, saved);
  return saved;
}

function checkMove(job: Job, to: JobState, by: Mover): void {
  if (mayMove(job.state, to, by)) return;
  if (isFinal(job.state))
    throw new FacetError("already_finished", `The job ${job.id} has already ended: it is ${job.state}.`);
  throw new FacetError("conflict", `The job ${job.id} is ${job.state} and cannot become ${to} now.`);
}

const leavesRunner = (from: JobState, to: JobState) => isLeased(from) && !isLeased(to);

async function end(work: Work, job: Job): Promise<void> {
  const effects = kindEffects[job.kind];
  if (job.state === "succeeded") await effects.succeeded(work, job);
  else await effects.ended(work, job);
  await settleDependents(work, job, moveJob);
  // A job that never ran has said too little.
  if (job.attempt > 0) work.set(logsToSeal, job.id, { jobId: job.id, endedAt: work.now });
  // A first attempt that succeeded names everything it made.
  if (job.attempt > 1 || (job.attempt > 0 && job.state !== "succeeded"))
    work.later({ type: "tidy-artifacts", orgId: job.orgId, jobId: job.id });
}

const outcomes: Partial<Record<JobState, Attempt["outcome"]>> = {
  succeeded: "succeeded",
  failed: "failed",
  cancelled: "cancelled",
  recovering: "recovering",
  paused: "paused",
};

function closeAttempt(
  attempts: readonly Attempt[],
  to: JobState,
  now: string,
  { error, lastStep }: Move,
): Attempt[] {
  const last = attempts.at(-1);
  if (last === undefined) return [];
  const closed: Attempt = {
    ...last,
    endedAt: now,
    outcome: outcomes[to] ?? "failed",
    error: error ?? null,
    lastStep: lastStep ?? last.lastStep,
  };
  return [...attempts.slice(0, -1), closed];
}
