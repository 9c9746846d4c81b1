import type { Platform } from "../context.ts";
import { logsToSeal } from "../data/collections/logs-to-seal.ts";
import { shift } from "../data/moments.ts";
import { tenantContext } from "../data/tenant-context.ts";
import { sealEvents } from "../events/seal-events.ts";

const logsPerRound = 20;

/** Seals the logs of jobs that ended a while ago: until then people look at them. */
export async function sealLogs(ctx: Platform, orgId: string, now: string): Promise<void> {
  const due = await ctx.documents.bind(tenantContext(orgId)).query(logsToSeal, "oldest", {
    range: { to: shift(now, -ctx.timings.logSealMs) },
    limit: logsPerRound,
  });
  for (const { data } of due) await sealEvents(ctx, orgId, data.jobId);
}
