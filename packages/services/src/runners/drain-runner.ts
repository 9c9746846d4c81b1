import type { Lease } from "@facet/contracts/jobs/job";
import { mayBePaused } from "@facet/contracts/jobs/job-state";
import { jobKinds } from "@facet/contracts/jobs/kinds/all-kinds";
import type { Runner } from "@facet/contracts/runners/runner";
import { ownDocuments, type ServiceContext } from "../context.ts";
import { jobs } from "../data/collections/jobs.ts";
import { leases } from "../data/collections/leases.ts";
import { commit } from "../data/commit.ts";
import { tenantContext } from "../data/tenant-context.ts";
import { holdJob } from "../jobs/hold-job.ts";
import { setAvailability } from "./set-availability.ts";

/**
 * It takes nothing new, and gives back what it has: training commits a checkpoint and stands in line again for another
 * runner, other kinds end. It is `drained` when it holds nothing more. Draining again is harmless.
 */
export async function drainRunner({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { id: string };
}): Promise<Runner> {
  const runner = await setAvailability(ctx, { id: input.id, availability: "draining" });
  // Claims are refused from here on, so this is all that it has.
  const held = await ownDocuments(ctx).query(leases, "byRunner", {
    equals: { runnerId: input.id },
    limit: 50,
  });
  for (const { data } of held) await giveBack(ctx, data);
  return runner;
}

/** The job may be of any organisation: only its place changes, and nothing of it is read out. */
async function giveBack(ctx: ServiceContext, seen: Lease): Promise<void> {
  if (!jobKinds[seen.kind].resumes) return;
  await commit(ctx, tenantContext(seen.orgId), async (work) => {
    const lease = (await work.get(leases, seen.jobId))?.data;
    const job = (await work.get(jobs, seen.jobId))?.data;
    if (lease?.token !== seen.token || job === undefined || !mayBePaused(job.state)) return;
    await holdJob(work, job, "drain");
  });
}
