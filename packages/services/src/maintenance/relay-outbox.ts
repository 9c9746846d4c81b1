import { releaseArtifact } from "../artifacts/release-artifact.ts";
import type { Platform } from "../context.ts";
import { jobs } from "../data/collections/jobs.ts";
import { type OutboxRow, outbox } from "../data/collections/outbox.ts";
import { commit } from "../data/commit.ts";
import { systemContext } from "../data/system-context.ts";
import { tenantContext } from "../data/tenant-context.ts";
import { clearJob } from "../jobs/clear-job.ts";
import { moveJob } from "../jobs/move-job.ts";
import { settleDependents } from "../jobs/settle-dependents.ts";
import { tidyArtifacts } from "../jobs/tidy-artifacts.ts";
import { clearProject } from "../projects/clear-project.ts";
import { clearUpload } from "../uploads/clear-upload.ts";

const rowsPerRound = 100;

/** Does what committing processes have left in the outbox. A row stays until its duty is done; every duty may be repeated. */
export async function relayOutbox(ctx: Platform): Promise<void> {
  const system = systemContext("maintenance");
  const rows = await ctx.documents.bind(system).query(outbox, "oldest", { limit: rowsPerRound });
  const done: string[] = [];
  const awake = new Map<string, boolean>();
  for (const { id, data: row } of rows) {
    try {
      if (await perform(ctx, row, awake)) done.push(id);
    } catch (error) {
      ctx.log.warn("a duty in the outbox could not be done yet", { type: row.type, error: String(error) });
    }
  }
  if (done.length === 0) return;
  await commit(ctx, system, async (work) => {
    for (const id of done) work.remove(outbox, id);
  });
}

/** False: not done, to be tried again. */
async function perform(ctx: Platform, row: OutboxRow, awake: Map<string, boolean>): Promise<boolean> {
  switch (row.type) {
    case "wake-up": {
      const published = awake.get(row.lane) ?? (await ctx.wakeUps.publish(row.lane));
      awake.set(row.lane, published);
      return published;
    }
    case "settle-dependents":
      await settle(ctx, row.orgId, row.jobId);
      return true;
    case "release-artifact":
      await releaseArtifact(ctx, row.orgId, row.artifactId, row.reason);
      return true;
    case "tidy-artifacts":
      await tidyArtifacts(ctx, row.orgId, row.jobId);
      return true;
    case "clear-job":
      await clearJob(ctx, row.orgId, row.jobId);
      return true;
    case "clear-project":
      await clearProject(ctx, row.orgId, row.projectId);
      return true;
    case "clear-upload":
      await clearUpload(ctx, row.orgId, row.uploadId, "removed upload");
      return true;
  }
}

/** What is still left after this round has made a row of its own. */
async function settle(ctx: Platform, orgId: string, jobId: string): Promise<void> {
  await commit(ctx, tenantContext(orgId), async (work) => {
    const parent = await work.get(jobs, jobId);
    if (parent !== undefined) await settleDependents(work, parent.data, moveJob);
  });
}
