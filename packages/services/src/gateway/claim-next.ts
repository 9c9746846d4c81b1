import { FacetError } from "@facet/contracts/errors/facet-error";
import type { Claimed, ClaimNext } from "@facet/contracts/gateway/worker-gateway";
import { jobKinds } from "@facet/contracts/jobs/kinds/all-kinds";
import type { BoundDocuments } from "@facet/ports/documents";
import type { Platform } from "../context.ts";
import { runners } from "../data/collections/runners.ts";
import { span } from "../data/moments.ts";
import { systemContext } from "../data/system-context.ts";
import { buildClaim, type ClaimedLease } from "./build-claim.ts";
import { claimJob } from "./claim-job.ts";
import { failClaim } from "./fail-claim.ts";
import { holdsHeavyJob } from "./holds-heavy-job.ts";
import { pickCandidates } from "./pick-candidates.ts";
import { redeliverClaim } from "./redeliver-claim.ts";
import { touchRunner } from "./touch-runner.ts";
import { turnsOf } from "./turns-of.ts";

interface ClaimNextCall {
  readonly ctx: Platform;
  readonly input: ClaimNext;
  /** Ends the hold when the runner has gone. */
  readonly signal?: AbortSignal;
}

/**
 * The next job for a runner, or null when none came up while the call was held. A runner that asks while a job of its
 * own is still starting did not get the answer: it gets the same claim again.
 */
export async function claimNext({ ctx, input, signal }: ClaimNextCall): Promise<Claimed | null> {
  const system = ctx.documents.bind(systemContext("gateway"));
  if (!(await touchRunner(ctx, input.runnerId))) {
    throw new FacetError("not_found", "There is no session of this runner.", {
      fix: "Open a session first.",
    });
  }
  const redelivered = await redeliverClaim(ctx, input.runnerId);
  if (redelivered !== undefined) return deliver(ctx, redelivered);

  const end = ctx.clock.monotonic() + Math.min(input.waitMs, ctx.timings.claimPollMs);
  for (;;) {
    const left = end - ctx.clock.monotonic();
    // Listening begins before the look, so that a wake-up in between is not lost.
    const stop = new AbortController();
    const listen = signal === undefined ? stop.signal : AbortSignal.any([stop.signal, signal]);
    const woken =
      left > 0 ? ctx.wakeUps.next(input.lanes, Math.min(left, ctx.timings.relayMs), listen) : undefined;
    const { claimed, nextAtMs } = await look(ctx, system, input).catch((error: unknown) => {
      stop.abort();
      throw error;
    });
    if (claimed !== null || woken === undefined || isOver(signal)) {
      stop.abort();
      return claimed;
    }
    const early = nextAtMs === null ? undefined : ctx.clock.wait(nextAtMs, listen).catch(() => undefined);
    await (early === undefined ? woken : Promise.race([woken, early]));
    stop.abort();
    if (isOver(signal)) return null;
  }
}

const isOver = (signal: AbortSignal | undefined) => signal?.aborted === true;

interface Looked {
  readonly claimed: Claimed | null;
  /** Milliseconds until a job that is backing off may be claimed. */
  readonly nextAtMs: number | null;
}

async function look(ctx: Platform, system: BoundDocuments, { runnerId, lanes }: ClaimNext): Promise<Looked> {
  const runner = (await system.get(runners, runnerId))?.data;
  if (runner?.availability !== "open") return { claimed: null, nextAtMs: null };
  const now = await system.transact(async (tx) => tx.now);
  const busy = await holdsHeavyJob(system, runnerId);
  const turns = turnsOf(ctx.documents);
  const line = await pickCandidates(system, lanes, now, turns.last);
  for (const row of line.candidates) {
    if (busy && jobKinds[row.kind].heavy) continue;
    const lease = await claimJob(ctx, row, runnerId);
    const claimed = lease === undefined ? null : await deliver(ctx, lease);
    if (claimed === null) continue;
    turns.note(row.orgId);
    // A wake-up may have reached this process alone: what is left in the line is for who waits elsewhere.
    if (line.candidates.some((other) => other.lane === row.lane && other.jobId !== row.jobId))
      void ctx.wakeUps.publish(row.lane);
    return { claimed, nextAtMs: null };
  }
  return { claimed: null, nextAtMs: line.nextAt === null ? null : Math.max(1, span(now, line.nextAt)) };
}

/** The claim with its inputs and links; null when they cannot be had, which ends the attempt with the reason. */
async function deliver(ctx: Platform, claimed: ClaimedLease): Promise<Claimed | null> {
  const span = traceClaim(ctx, claimed);
  try {
    const traceparent = span?.traceparent ?? claimed.traceparent;
    const claim = await buildClaim(ctx, claimed);
    span?.end();
    return traceparent === undefined ? claim : { ...claim, traceparent };
  } catch (error) {
    span?.end({ error: error instanceof Error ? error.name : "unknown" });
    ctx.log.warn("a claimed job cannot be handed over", { jobId: claimed.job.id, error: String(error) });
    if (FacetError.is(error) && error.code === "unavailable") throw error;
    await failClaim(ctx, claimed, error);
    return null;
  }
}

/** From the making of a job to its first claim; of a later attempt the claim alone. */
function traceClaim(ctx: Platform, { job, lease, traceparent: parent }: ClaimedLease) {
  return ctx.tracer?.start("job.claim", {
    parent,
    startedAt: lease.attempt === 1 ? Date.parse(job.createdAt) : undefined,
    attributes: { "facet.job_id": job.id, "facet.kind": job.kind, "facet.attempt": lease.attempt },
  });
}
