import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Claimed } from "@facet/contracts/gateway/worker-gateway";
import { GatewayRefused, isLostAttempt, refusedRequest } from "../gateway/gateway-errors.ts";
import { persist } from "../gateway/persist.ts";
import { runKind } from "../kinds/run-kind.ts";
import { AttemptFailed, AttemptInterrupted } from "./attempt-ended.ts";
import { describeFailure } from "./describe-failure.ts";
import { holdLease } from "./hold-lease.ts";
import type { Host } from "./host.ts";
import { openAttempt } from "./open-attempt.ts";

/** Runs one claimed job to the end of this attempt, and tells the platform how it went. Never throws for what the job did. */
export async function runAttempt(host: Host, claimed: Claimed, closing: AbortSignal): Promise<void> {
  const { gateway, timings, clock } = host;
  const fence = { attempt: claimed.attempt, leaseToken: claimed.leaseToken };
  const log = host.log.child({ jobId: claimed.jobId, attempt: claimed.attempt, kind: claimed.kind });
  log.info("job begun");
  const workDir = join(host.folder, "work", `${claimed.jobId}-${claimed.attempt}`);
  const attempt = await openAttempt(host, claimed, workDir, log);
  const lease = holdLease({ claimed, fence, gateway, timings, clock, log, progress: attempt.progress });
  const overTime = AbortSignal.timeout(Math.min(claimed.timeLimitMs, 2 ** 31 - 1));
  const stop = AbortSignal.any([lease.cancelled, lease.lost, closing, overTime]);
  let outcome = "lost";
  const tell = <Reply>(call: () => Promise<Reply>) => persist(clock, lease.lost, call);

  try {
    const { state } = await tell(() => gateway.startWork(claimed.jobId, fence));
    if (state === "pausing") return await confirmPaused();
    const signals = { stop, pause: lease.paused, lost: lease.lost };
    const finalized = claimed.finalized ?? (await runKind(attempt.contextFor(signals)));
    await attempt.spool.drain();
    const reply = await tell(() => gateway.finalize(claimed.jobId, { ...fence, ...finalized }));
    if (reply.state === "pausing") return await confirmPaused();
    await tell(() => gateway.complete(claimed.jobId, fence));
    outcome = "succeeded";
    log.info("job done");
  } catch (error) {
    await reportEnd(error).catch((reason: unknown) =>
      log.warn("the platform did not take the end of this attempt", {
        reason: String(reason),
        ...refusedRequest(reason),
      }),
    );
  } finally {
    await lease.release();
    await attempt.close();
    attempt.trace.end(outcome, outcome === "failed" ? outcome : undefined);
    await rm(workDir, { recursive: true, force: true });
  }

  async function confirmPaused(): Promise<void> {
    await tell(() => gateway.confirmPaused(claimed.jobId, fence));
    outcome = "paused";
    log.info("job paused");
  }

  async function reportEnd(error: unknown): Promise<void> {
    if (lease.lost.aborted || isLostAttempt(error))
      return log.warn("attempt given up: it is no longer ours", refusedRequest(error));
    await attempt.spool
      .drain()
      .catch((reason: unknown) => log.warn("some events were not stored", { reason: String(reason) }));
    if (lease.cancelled.aborted || (error instanceof GatewayRefused && error.problem.code === "cancelled")) {
      await tell(() => gateway.confirmCancelled(claimed.jobId, fence));
      outcome = "cancelled";
      return log.info("job cancelled");
    }
    if (lease.paused.aborted && !overTime.aborted && hasLeft(error, lease.paused)) return confirmPaused();
    const failure = describeFailure(error, {
      overTime: overTime.aborted && !closing.aborted,
      closing: closing.aborted,
    });
    outcome = "failed";
    log.warn("attempt failed", { ...failure, ...refusedRequest(error) });
    await tell(() =>
      gateway.fail(claimed.jobId, { ...fence, ...failure, fixKnobs: toJson(failure.fixKnobs) }),
    );
  }
}

/** The engine went because it was told to, in order or after its grace: nothing is wrong with the job. */
function hasLeft(error: unknown, paused: AbortSignal): boolean {
  if (error instanceof AttemptInterrupted || error === paused.reason) return true;
  return error instanceof AttemptFailed && ["interrupted", "engine_killed"].includes(error.failure.code);
}

function toJson(value: Record<string, unknown> | null) {
  return value === null ? null : (JSON.parse(JSON.stringify(value)) as Record<string, never>);
}
