import type { Attempt } from "@facet/contracts/jobs/job";
import { mayBeClaimed } from "@facet/contracts/jobs/job-state";
import { jobKinds } from "@facet/contracts/jobs/kinds/all-kinds";
import type { Platform } from "../context.ts";
import { type DispatchRow, dispatch } from "../data/collections/dispatch.ts";
import { jobs } from "../data/collections/jobs.ts";
import { leases } from "../data/collections/leases.ts";
import { runners } from "../data/collections/runners.ts";
import { commit } from "../data/commit.ts";
import { shift, span } from "../data/moments.ts";
import { tenantContext } from "../data/tenant-context.ts";
import type { Work } from "../data/work.ts";
import { placeInLine } from "../jobs/dispatch-row.ts";
import { moveJob } from "../jobs/move-job.ts";
import type { ClaimedLease } from "./build-claim.ts";
import { holdsHeavyJob } from "./holds-heavy-job.ts";
import { newLeaseToken } from "./lease-token.ts";

/** queued, recovering -> starting, with a lease, if the job is still there to be had. Undefined: another runner has it. */
export function claimJob(
  ctx: Platform,
  seen: DispatchRow,
  runnerId: string,
): Promise<ClaimedLease | undefined> {
  const { jobId, orgId } = seen;
  return commit(ctx, tenantContext(orgId), async (work) => {
    const runner = await work.get(runners, runnerId);
    const row = await work.get(dispatch, jobId);
    const job = (await work.get(jobs, jobId))?.data;
    if (
      runner?.data.availability !== "open" ||
      row?.data.state !== "runnable" ||
      isLater(row.data.notBefore, work.now)
    )
      return undefined;
    if (job === undefined) {
      work.remove(dispatch, jobId);
      return undefined;
    }
    if (!mayBeClaimed(job.state) || job.openDependencies.length > 0) {
      placeInLine(work, job);
      return undefined;
    }
    if (await isTaken(work, jobId)) return undefined;
    if (jobKinds[job.kind].heavy && (await holdsHeavyJob(work, runnerId))) return undefined;

    const attempt = job.attempt + 1;
    const lease = {
      jobId,
      orgId,
      kind: job.kind,
      runnerId,
      hostId: runner.data.hostId,
      attempt,
      token: newLeaseToken(orgId),
      expiresAt: shift(work.now, ctx.timings.leaseMs),
    };
    work.set(leases, jobId, lease);
    const waitedMs = span(later(row.data.queuedAt, row.data.notBefore), work.now);
    work.measure((metrics) =>
      metrics.observe("facet_job_wait_seconds", { lane: job.lane, kind: job.kind }, waitedMs / 1000),
    );
    const opened: Attempt = {
      number: attempt,
      runnerId,
      startedAt: work.now,
      endedAt: null,
      outcome: "running",
      error: null,
      lastStep: null,
      knobs: job.saferKnobs,
    };
    const claimed = await moveJob(work, job, {
      to: "starting",
      by: "gateway",
      reason: "claimed",
      change: {
        attempt,
        attempts: [...job.attempts, opened].slice(-listedAttempts),
        startedAt: job.startedAt ?? work.now,
      },
    });
    return { job: claimed, lease, traceparent: job.traceparent };
  });
}

/** Waiting for capacity has no end; the list of attempts must, or the job outgrows its document. */
const listedAttempts = 100;

const later = (queuedAt: string, notBefore: string | null) =>
  notBefore !== null && notBefore > queuedAt ? notBefore : queuedAt;

const isLater = (moment: string | null, now: string) => moment !== null && moment > now;

/** A lease that ran out while its job is claimable belongs to nobody: the claim replaces it. */
async function isTaken(work: Work, jobId: string): Promise<boolean> {
  const lease = await work.get(leases, jobId);
  return lease !== undefined && lease.data.expiresAt > work.now;
}
