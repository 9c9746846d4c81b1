import type { Job } from "@facet/contracts/jobs/job";
import { JobKind } from "@facet/contracts/jobs/job-kind";
import { isFinal, isLeased, mayBeClaimed } from "@facet/contracts/jobs/job-state";
import { priorityShift } from "@facet/contracts/jobs/priority";
import { productionTimings } from "@facet/contracts/timings";
import { type DispatchRow, dispatch } from "../data/collections/dispatch.ts";
import { shift } from "../data/moments.ts";
import type { Work } from "../data/work.ts";

/** Stored with the row, so not of a process: the same for all of them. */
const { priorityMs } = productionTimings;

/** Where a job belongs in the line, from the job alone; undefined when it has ended. */
export function dispatchState(job: Job): DispatchRow["state"] | undefined {
  if (isFinal(job.state)) return undefined;
  if (isLeased(job.state)) return "leased";
  return mayBeClaimed(job.state) && job.openDependencies.length === 0 ? "runnable" : "held";
}

/**
 * A job's place in its organisation's line. Priority moves the place by a fixed time instead of forming lines of its own:
 * what is made more than that time later never goes first, so nothing waits for ever.
 */
export function placeOf({ createdAt, priority }: Pick<Job, "createdAt" | "priority">): string {
  return shift(createdAt, priorityShift[priority] * priorityMs);
}

/** Brings the dispatch row in step with its job, in the job's transaction, and wakes runners when there is work. */
export function placeInLine(work: Work, job: Job): void {
  const state = dispatchState(job);
  if (state === undefined) {
    work.remove(dispatch, job.id);
    return;
  }
  work.set(dispatch, job.id, {
    jobId: job.id,
    orgId: job.orgId,
    kind: job.kind,
    lane: job.lane,
    state,
    notBefore: job.notBefore,
    queuedAt: work.now,
    createdAt: placeOf(job),
    // The order of the kinds is the order of a fine-tune: its verdict comes before its files.
    priority: JobKind.options.indexOf(job.kind),
    attempt: job.attempt,
    urgency: job.priority,
  });
  if (state === "runnable") work.wake(job.lane);
}
