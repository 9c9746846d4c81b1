import type { FindWork, WorkFound } from "@facet/contracts/gateway/worker-gateway";
import { jobKinds } from "@facet/contracts/jobs/kinds/all-kinds";
import type { Platform } from "../context.ts";
import { runners } from "../data/collections/runners.ts";
import { span } from "../data/moments.ts";
import { systemContext } from "../data/system-context.ts";
import { holdsHeavyJob } from "./holds-heavy-job.ts";
import { pickCandidates } from "./pick-candidates.ts";

/**
 * How long what this runner could claim now has stood in line. A runner that has room compares this with what it is
 * given: whoever starves beside a full line is broken, wherever the fault lies.
 */
export async function findWork({ ctx, input }: { ctx: Platform; input: FindWork }): Promise<WorkFound> {
  const system = ctx.documents.bind(systemContext("gateway"));
  const runner = await system.get(runners, input.runnerId);
  if (runner === undefined || runner.data.availability !== "open") return { waitingMs: null };
  const now = await system.transact(async (tx) => tx.now);
  const busy = await holdsHeavyJob(system, input.runnerId);
  const { candidates } = await pickCandidates(system, input.lanes, now);
  const waits = candidates
    .filter((row) => !(busy && jobKinds[row.kind].heavy))
    .map((row) => span(later(row.queuedAt, row.notBefore), now));
  return { waitingMs: waits.length === 0 ? null : Math.max(0, ...waits) };
}

const later = (queuedAt: string, notBefore: string | null) =>
  notBefore !== null && notBefore > queuedAt ? notBefore : queuedAt;
