import type { Lease } from "@facet/contracts/jobs/job";
import type { Platform } from "../context.ts";
import { leases } from "../data/collections/leases.ts";
import { systemContext } from "../data/system-context.ts";
import { freeLease } from "../gateway/free-lease.ts";

interface Watched {
  readonly token: string;
  readonly expiresAt: string;
  /** When this very lease was first seen, on the monotonic clock. */
  readonly sinceMs: number;
}

/** What one process has seen of the leases; lost with it, so that a new one watches for a full length again. */
export type LeaseWatch = Map<string, Watched>;

const leasesPerRead = 500;

/**
 * Frees the leases of runners that are gone: past due by the store's time, and seen unchanged by this process for one
 * lease length on its own monotonic clock. A wall clock that jumps can break one of the two, not both.
 */
export async function sweepLeases(ctx: Platform, watch: LeaseWatch): Promise<void> {
  const current = await readLeases(ctx);
  for (const jobId of watch.keys()) {
    if (!current.leases.has(jobId)) watch.delete(jobId);
  }
  for (const lease of current.leases.values()) {
    const seen = observe(watch, lease, ctx.clock.monotonic());
    const watchedMs = ctx.clock.monotonic() - seen.sinceMs;
    if (lease.expiresAt > current.now || watchedMs < ctx.timings.leaseMs) continue;
    const freed = await freeLease(
      ctx,
      lease,
      "Its runner has not been heard of.",
      (held, now) => held.expiresAt === lease.expiresAt && held.expiresAt <= now,
    );
    if (freed === undefined) continue;
    ctx.log.info("a lease ran out", { jobId: lease.jobId, attempt: lease.attempt, state: freed.state });
    ctx.metrics?.add("facet_leases_expired_total", {});
  }
}

function observe(watch: LeaseWatch, { jobId, token, expiresAt }: Lease, nowMs: number): Watched {
  const before = watch.get(jobId);
  if (before !== undefined && before.token === token && before.expiresAt === expiresAt) return before;
  const seen = { token, expiresAt, sinceMs: nowMs };
  watch.set(jobId, seen);
  return seen;
}

async function readLeases(ctx: Platform): Promise<{ now: string; leases: Map<string, Lease> }> {
  const system = ctx.documents.bind(systemContext("maintenance"));
  const found = new Map<string, Lease>();
  for (let startAfter: [string, string] | undefined; ; ) {
    const rows = await system.query(leases, "all", {
      ...(startAfter ? { startAfter } : {}),
      limit: leasesPerRead,
    });
    for (const { id, data } of rows) {
      found.set(id, data);
      startAfter = [data.expiresAt, id];
    }
    if (rows.length < leasesPerRead) break;
  }
  return { now: await system.transact(async (tx) => tx.now), leases: found };
}
