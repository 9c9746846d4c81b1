import type { Fence } from "@facet/contracts/gateway/worker-gateway";
import type { Job, Lease } from "@facet/contracts/jobs/job";
import { isLeased } from "@facet/contracts/jobs/job-state";
import type { Platform } from "../context.ts";
import { jobs } from "../data/collections/jobs.ts";
import { leases } from "../data/collections/leases.ts";
import { commit } from "../data/commit.ts";
import { tenantContext } from "../data/tenant-context.ts";
import type { Work } from "../data/work.ts";
import { organisationOf, sameToken, staleAttempt } from "./lease-token.ts";

export interface FencedInput extends Fence {
  readonly jobId: string;
}

export interface Held {
  readonly work: Work;
  readonly job: Job;
  readonly lease: Lease;
}

/**
 * Runs a runner's write in one transaction that has read its lease and its job. Throws `stale_attempt` when the fence
 * is not the current one. A lease past its time that nobody has taken is still current.
 */
export function fenced<R>(ctx: Platform, input: FencedInput, write: (held: Held) => Promise<R>): Promise<R> {
  return commit(ctx, tenantContext(organisationOf(input.leaseToken)), async (work) =>
    write({ work, ...(await readFence(work, input)) }),
  );
}

async function readFence(
  work: Work,
  { jobId, attempt, leaseToken }: FencedInput,
): Promise<{ job: Job; lease: Lease }> {
  const lease = await work.get(leases, jobId);
  const job = await work.get(jobs, jobId);
  if (lease === undefined || job === undefined) throw staleAttempt();
  if (lease.data.attempt !== attempt || job.data.attempt !== attempt) throw staleAttempt();
  if (!sameToken(leaseToken, lease.data.token) || !isLeased(job.data.state)) throw staleAttempt();
  return { job: job.data, lease: lease.data };
}
