import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Claimed } from "@facet/contracts/gateway/worker-gateway";
import { GatewayRefused, isLostAttempt } from "../gateway/gateway-errors.ts";
import { persist } from "../gateway/persist.ts";
import { runKind } from "../kinds/run-kind.ts";
import { describeFailure } from "./describe-failure.ts";
import { holdLease } from "./hold-lease.ts";
import type { Host } from "./host.ts";
import { openAttempt } from "./open-attempt.ts";

/** Runs one claimed job to the end of this attempt, and tells the platform how it went. Never throws for what the job did. */
export async function runAttempt(host: Host, claimed: Claimed, closing: AbortSignal): Promise<void> {
  const { gateway, timings, clock } = host;
  const fence = { attempt: claimed.attempt, leaseToken: claimed.leaseToken };
  const log = host.log.child({ jobId: claimed.jobId, attempt: claimed.attempt, kind: claimed.kind });
  const workDir = join(host.folder, "work", `${claimed.jobId}-${claimed.attempt}`);
  const attempt = await openAttempt(host, claimed, workDir, log);
  const lease = holdLease({ claimed, fence, gateway, timings, clock, log, progress: attempt.progress });
  const overTime = AbortSignal.timeout(Math.min(claimed.timeLimitMs, 2 ** 31 - 1));
  const stop = AbortSignal.any([lease.cancelled, lease.lost, closing, overTime]);
  const tell = <Reply>(call: () => Promise<Reply>) => persist(clock, lease.lost, call);

  try {
    await tell(() => gateway.startWork(claimed.jobId, fence));
    const finalized = claimed.finalized ?? (await runKind(attempt.contextFor(stop, lease.lost)));
    await attempt.spool.drain();
    await tell(() => gateway.finalize(claimed.jobId, { ...fence, ...finalized }));
    await tell(() => gateway.complete(claimed.jobId, fence));
    log.info("job done");
  } catch (error) {
    await reportEnd(error).catch((reason: unknown) =>
      log.warn("the platform did not take the end of this attempt", { reason: String(reason) }),
    );
  } finally {
    await lease.release();
    await attempt.close();
    await rm(workDir, { recursive: true, force: true });
  }

  async function reportEnd(error: unknown): Promise<void> {
    if (lease.lost.aborted || isLostAttempt(error)) return log.warn("attempt given up: it is no longer ours");
    await attempt.spool
      .drain()
      .catch((reason: unknown) => log.warn("some events were not stored", { reason: String(reason) }));
    if (lease.cancelled.aborted || (error instanceof GatewayRefused && error.problem.code === "cancelled")) {
      await tell(() => gateway.confirmCancelled(claimed.jobId, fence));
      return log.info("job cancelled");
    }
    const failure = describeFailure(error, {
      overTime: overTime.aborted && !closing.aborted,
      closing: closing.aborted,
    });
    log.warn("attempt failed", { ...failure });
    await tell(() =>
      gateway.fail(claimed.jobId, { ...fence, ...failure, fixKnobs: toJson(failure.fixKnobs) }),
    );
  }
}

function toJson(value: Record<string, unknown> | null) {
  return value === null ? null : (JSON.parse(JSON.stringify(value)) as Record<string, never>);
}
