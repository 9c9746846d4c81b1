import type { Platform } from "../context.ts";
import { type DispatchRow, dispatch } from "../data/collections/dispatch.ts";
import { jobs } from "../data/collections/jobs.ts";
import { commit } from "../data/commit.ts";
import { shift } from "../data/moments.ts";
import { systemContext } from "../data/system-context.ts";
import { tenantContext } from "../data/tenant-context.ts";
import { jobError } from "../jobs/job-error.ts";
import { moveJob } from "../jobs/move-job.ts";

const rowsPerRead = 100;

/** queued -> expired: nobody took the job for the whole queue limit. Jobs that wait for other jobs do not count. */
export async function expireQueued(ctx: Platform): Promise<void> {
  const system = ctx.documents.bind(systemContext("maintenance"));
  const now = await system.transact(async (tx) => tx.now);
  const to = shift(now, -ctx.timings.queueLimitMs);
  for (let startAfter: [string, string] | undefined; ; ) {
    const rows = await system.query(dispatch, "waitingSince", {
      equals: { state: "runnable" },
      range: { to },
      ...(startAfter ? { startAfter } : {}),
      limit: rowsPerRead,
    });
    for (const { id, data } of rows) {
      await expire(ctx, data, to);
      startAfter = [data.queuedAt, id];
    }
    if (rows.length < rowsPerRead) return;
  }
}

async function expire(ctx: Platform, { orgId, jobId }: DispatchRow, before: string): Promise<void> {
  await commit(ctx, tenantContext(orgId), async (work) => {
    const row = await work.get(dispatch, jobId);
    const job = (await work.get(jobs, jobId))?.data;
    if (
      job?.state !== "queued" ||
      job.openDependencies.length > 0 ||
      row === undefined ||
      row.data.queuedAt > before
    )
      return;
    const error = jobError("queue_expired", {
      message: "No runner took it in time.",
      place: job.lane,
      attempt: job.attempt,
      lastStep: job.checkpoint?.step ?? null,
    });
    await moveJob(work, job, { to: "expired", by: "sweeper", reason: "queue_expired", error });
  });
}
