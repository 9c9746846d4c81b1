import type { Job } from "@facet/contracts/jobs/job";
import { isFinal, isLeased, type JobState } from "@facet/contracts/jobs/job-state";
import type { Reader } from "@facet/ports/documents";
import type { Platform } from "../context.ts";
import { type DispatchRow, dispatch } from "../data/collections/dispatch.ts";
import { jobs } from "../data/collections/jobs.ts";
import { leases } from "../data/collections/leases.ts";
import { commit } from "../data/commit.ts";
import { tenantContext } from "../data/tenant-context.ts";
import type { Work } from "../data/work.ts";
import { dispatchState, placeInLine } from "../jobs/dispatch-row.ts";
import { jobError } from "../jobs/job-error.ts";
import { loseLease } from "../jobs/lose-lease.ts";
import { moveJob } from "../jobs/move-job.ts";
import { settleDependent } from "../jobs/settle-dependent.ts";

const open: readonly JobState[] = [
  "queued",
  "recovering",
  "paused",
  "starting",
  "running",
  "finalizing",
  "pausing",
  "cancelling",
];
const jobsPerRead = 200;

/**
 * Compares each open job of an organisation with what stands beside it: its place in line, its lease, its parents. They
 * change together, so there is nothing to do unless a row was lost; then the job, which is the truth, makes it again.
 */
export async function repairJobs(ctx: Platform, orgId: string): Promise<void> {
  const documents = ctx.documents.bind(tenantContext(orgId));
  for (let startAfter: [string, string] | undefined; ; ) {
    const rows = await documents.query(jobs, "inStates", {
      in: open,
      ...(startAfter ? { startAfter } : {}),
      limit: jobsPerRead,
    });
    for (const { id, data } of rows) {
      if (!(await isInStep(documents, data))) await repair(ctx, data);
      startAfter = [data.createdAt, id];
    }
    if (rows.length < jobsPerRead) return;
  }
}

/** Looks without a transaction: nearly always all is well, and there may be thousands. */
async function isInStep(documents: Reader, job: Job): Promise<boolean> {
  if (isLeased(job.state) && (await documents.get(leases, job.id)) === undefined) return false;
  for (const parentId of job.openDependencies) {
    const parent = await documents.get(jobs, parentId);
    if (parent === undefined || isFinal(parent.data.state)) return false;
  }
  return standsInLine(job, (await documents.get(dispatch, job.id))?.data);
}

function standsInLine(job: Job, row: DispatchRow | undefined): boolean {
  return row?.state === dispatchState(job) && row?.notBefore === job.notBefore && row.attempt === job.attempt;
}

async function repair(ctx: Platform, seen: Job): Promise<void> {
  await commit(ctx, tenantContext(seen.orgId), async (work) => {
    const job = (await work.get(jobs, seen.id))?.data;
    if (job === undefined || isFinal(job.state)) return;
    if (isLeased(job.state) && (await work.get(leases, job.id)) === undefined) {
      ctx.log.warn("a job had a runner but no lease", { jobId: job.id, state: job.state });
      await loseLease(work, job, "Its lease was lost.", ctx.timings);
      return;
    }
    if (await settleParents(work, job)) return;
    if (standsInLine(job, (await work.get(dispatch, job.id))?.data)) return;
    ctx.log.warn("a job had lost its place in line", { jobId: job.id, state: job.state });
    placeInLine(work, job);
  });
}

/** True when a parent had ended and the job had not been told. */
async function settleParents(work: Work, job: Job): Promise<boolean> {
  for (const parentId of job.openDependencies) {
    const parent = (await work.get(jobs, parentId))?.data;
    if (parent === undefined) {
      const error = jobError("parent_failed", {
        class: "user",
        message: "The job it needs was removed.",
        place: parentId,
        attempt: job.attempt,
        lastStep: null,
      });
      await moveJob(work, job, { to: "cancelled", by: "sweeper", reason: "parent_failed", error });
      return true;
    }
    if (isFinal(parent.state)) {
      await settleDependent(work, parent, job, moveJob);
      return true;
    }
  }
  return false;
}
