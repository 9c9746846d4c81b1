import type { FindWork } from "@facet/contracts/gateway/worker-gateway";
import type { Timings } from "@facet/contracts/timings";
import type { Clock } from "@facet/ports/clock";
import type { Log } from "@facet/ports/log";
import type { GatewayClient } from "../gateway/gateway-client.ts";
import { Starved } from "./starved.ts";

export interface Consumption {
  /** Rejects with `Starved`; never resolves. */
  readonly starved: Promise<never>;
  /** While it runs a job a runner has no room. */
  begin(): void;
  end(): void;
  stop(): void;
}

interface WatchConsumption {
  readonly asked: FindWork;
  readonly gateway: Pick<GatewayClient, "findWork">;
  readonly timings: Timings;
  readonly clock: Clock;
  readonly log: Log;
}

const looksPerLimit = 6;
const answerLimitMs = 5000;
/** A runner that waits looks at least once a relay. What has stood for longer than this was there for it to take. */
const relaysMissed = 3;

/**
 * Whether this runner still consumes, asked on a path of its own: not "does it answer", but "does it take what it could".
 * One look without room, without work or without an answer begins the count anew.
 */
export function watchConsumption({ asked, gateway, timings, clock, log }: WatchConsumption): Consumption {
  const stopped = new AbortController();
  const { promise: starved, reject } = Promise.withResolvers<never>();
  starved.catch(() => undefined);
  let isBusy = false;
  let since: number | undefined;

  async function look(): Promise<void> {
    const limit = AbortSignal.any([stopped.signal, AbortSignal.timeout(answerLimitMs)]);
    const found = await gateway.findWork(asked, limit).catch(() => undefined);
    const waitingMs = found?.waitingMs ?? null;
    if (isBusy || waitingMs === null || waitingMs < relaysMissed * timings.relayMs) {
      since = undefined;
      return;
    }
    const now = clock.monotonic();
    since ??= now;
    if (now - since < timings.starvedMs) return;
    log.error("idle beside work that waits: ending", { waitingMs, idleMs: Math.round(now - since) });
    stopped.abort();
    reject(new Starved(now - since));
  }

  async function keepLooking(): Promise<void> {
    while (!stopped.signal.aborted) {
      await clock.wait(timings.starvedMs / looksPerLimit, stopped.signal).catch(() => undefined);
      if (!stopped.signal.aborted && !isBusy) await look();
    }
  }

  void keepLooking();
  return {
    starved,
    begin() {
      isBusy = true;
      since = undefined;
    },
    end() {
      isBusy = false;
    },
    stop: () => stopped.abort(),
  };
}
