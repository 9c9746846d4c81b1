import type { Job } from "@facet/contracts/jobs/job";
import { JobKind } from "@facet/contracts/jobs/job-kind";
import { isFinal, isLeased, mayBeClaimed } from "@facet/contracts/jobs/job-state";
import { type DispatchRow, dispatch } from "../data/collections/dispatch.ts";
import type { Work } from "../data/work.ts";

/** Where a job belongs in the line, from the job alone; undefined when it has ended. */
export function dispatchState(job: Job): DispatchRow["state"] | undefined {
  if (isFinal(job.state)) return undefined;
  if (isLeased(job.state)) return "leased";
  return mayBeClaimed(job.state) && job.openDependencies.length === 0 ? "runnable" : "held";
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
    createdAt: job.createdAt,
    // The order of the kinds is the order of a fine-tune: its verdict comes before its files.
    priority: JobKind.options.indexOf(job.kind),
    attempt: job.attempt,
  });
  if (state === "runnable") work.wake(job.lane);
}
