import type { Claimed, Fence } from "@facet/contracts/gateway/worker-gateway";
import type { JobProgress } from "@facet/contracts/jobs/job";
import type { Timings } from "@facet/contracts/timings";
import type { Clock } from "@facet/ports/clock";
import type { Log } from "@facet/ports/log";
import type { GatewayClient } from "../gateway/gateway-client.ts";
import { GatewayUnavailable, isLostAttempt, refusedRequest } from "../gateway/gateway-errors.ts";

export type ProgressNow = Omit<JobProgress, "updatedAt">;

export interface HeldLease {
  /** Aborts when the job is to be cancelled. */
  readonly cancelled: AbortSignal;
  /** Aborts when the job is to be paused: a checkpoint first. A cancellation may still follow. */
  readonly paused: AbortSignal;
  /** Aborts when the attempt is no longer ours: every write would be refused. */
  readonly lost: AbortSignal;
  release(): Promise<void>;
}

interface HoldLease {
  readonly claimed: Claimed;
  readonly fence: Fence;
  readonly gateway: GatewayClient;
  readonly timings: Timings;
  readonly clock: Clock;
  readonly log: Log;
  readonly progress: () => ProgressNow | null;
}

/**
 * Keeps a lease alive with held heartbeats: each waits at the gateway for the length of a heartbeat and comes back at once
 * with a command. A gateway that is away costs nothing but time; only its word ends the attempt.
 */
export function holdLease({ claimed, fence, gateway, timings, clock, log, progress }: HoldLease): HeldLease {
  const cancelled = new AbortController();
  const paused = new AbortController();
  const lost = new AbortController();
  const released = new AbortController();

  async function beat(): Promise<void> {
    const hold = cancelled.signal.aborted ? 0 : timings.heartbeatMs;
    const reply = await gateway.heartbeat(
      claimed.jobId,
      { ...fence, progress: progress(), waitMs: hold },
      released.signal,
    );
    if (reply.command === "cancel" && !cancelled.signal.aborted) {
      log.info("the platform asks to cancel", { jobId: claimed.jobId });
      cancelled.abort(new Error("cancelled"));
    }
    if (reply.command === "pause" && !paused.signal.aborted) {
      log.info("the platform asks to pause", { jobId: claimed.jobId });
      paused.abort(new Error("paused"));
    }
    // A command is answered at once, every time: without a pause here the two would talk without end.
    // While it pauses a cancellation may follow, which must be heard in time for its own grace.
    const pauseMs = reply.command === "pause" ? timings.heartbeatMs / 2 : timings.heartbeatMs;
    if (hold === 0 || reply.command !== "none") await clock.wait(pauseMs, released.signal);
  }

  async function keepBeating(): Promise<void> {
    while (!released.signal.aborted) {
      try {
        await beat();
      } catch (error) {
        if (released.signal.aborted) return;
        if (isLostAttempt(error)) {
          log.warn("the lease is lost", {
            jobId: claimed.jobId,
            error: String(error),
            ...refusedRequest(error),
          });
          lost.abort(error);
          return;
        }
        if (!(error instanceof GatewayUnavailable))
          log.error("a heartbeat failed", { jobId: claimed.jobId, error: String(error) });
        await clock.wait(Math.min(timings.heartbeatMs, 1000), released.signal).catch(() => undefined);
      }
    }
  }

  const beating = keepBeating();
  return {
    cancelled: cancelled.signal,
    paused: paused.signal,
    lost: lost.signal,
    async release() {
      released.abort();
      await beating;
    },
  };
}
