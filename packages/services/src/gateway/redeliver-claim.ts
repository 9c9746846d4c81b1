import type { Platform } from "../context.ts";
import { jobs } from "../data/collections/jobs.ts";
import { leases } from "../data/collections/leases.ts";
import { commit } from "../data/commit.ts";
import { shift } from "../data/moments.ts";
import { systemContext } from "../data/system-context.ts";
import { tenantContext } from "../data/tenant-context.ts";
import type { ClaimedLease } from "./build-claim.ts";

/** The claim a runner was given but never heard of: its job is still starting. The lease begins anew. */
export async function redeliverClaim(ctx: Platform, runnerId: string): Promise<ClaimedLease | undefined> {
  const held = await ctx.documents
    .bind(systemContext("gateway"))
    .query(leases, "byRunner", { equals: { runnerId }, limit: 50 });
  for (const { data: seen } of held) {
    const claimed = await commit(ctx, tenantContext(seen.orgId), async (work) => {
      const lease = (await work.get(leases, seen.jobId))?.data;
      const job = (await work.get(jobs, seen.jobId))?.data;
      if (lease === undefined || lease.token !== seen.token || job?.state !== "starting") return undefined;
      const renewed = { ...lease, expiresAt: shift(work.now, ctx.timings.leaseMs) };
      work.set(leases, lease.jobId, renewed);
      return { job, lease: renewed, traceparent: job.traceparent };
    });
    if (claimed !== undefined) return claimed;
  }
  return undefined;
}
