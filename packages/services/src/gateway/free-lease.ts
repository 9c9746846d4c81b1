import type { Job, Lease } from "@facet/contracts/jobs/job";
import { isLeased } from "@facet/contracts/jobs/job-state";
import type { Platform } from "../context.ts";
import { jobs } from "../data/collections/jobs.ts";
import { leases } from "../data/collections/leases.ts";
import { commit } from "../data/commit.ts";
import { tenantContext } from "../data/tenant-context.ts";
import { placeInLine } from "../jobs/dispatch-row.ts";
import { loseLease } from "../jobs/lose-lease.ts";

/** Takes a lease away if it still is the one that was seen, and `mayFree` agrees. Returns the job when it was. */
export function freeLease(
  ctx: Platform,
  seen: Lease,
  message: string,
  mayFree: (lease: Lease, now: string) => boolean = () => true,
): Promise<Job | undefined> {
  return commit(ctx, tenantContext(seen.orgId), async (work) => {
    const lease = await work.get(leases, seen.jobId);
    if (lease === undefined || lease.data.token !== seen.token || !mayFree(lease.data, work.now))
      return undefined;
    const job = await work.get(jobs, seen.jobId);
    if (job !== undefined && job.data.attempt === seen.attempt && isLeased(job.data.state)) {
      return loseLease(work, job.data, message, ctx.timings);
    }
    // A lease without its job's consent: only a repair can have left it.
    work.remove(leases, seen.jobId);
    if (job !== undefined) placeInLine(work, job.data);
    return job?.data;
  });
}
