import type { Log } from "@facet/ports/log";
import type { Worker } from "bullmq";
import type { Redis } from "ioredis";
import { queueOfLane, queuePrefix } from "./queue-of-lane.ts";

export interface LaneListener {
  /** Calls `wake` at every wake-up of the lane, until the returned function is called. */
  add(wake: () => void): () => void;
  close(): Promise<void>;
}

interface ListenToLane {
  readonly lane: string;
  readonly connection: Redis;
  /** Puts a wake-up that found nobody here back for other processes. */
  readonly giveBack: () => void;
  readonly log: Log;
}

/** A wake-up is done in a millisecond: one that is still held after this was left behind by a process that died. */
const lockMs = 5000;
const retryMs = 1000;

/**
 * The consumer of one lane in this process. It takes wake-ups only while somebody waits: one that arrives for nobody is
 * put back, and the consumer rests until the next who asks.
 */
export async function listenToLane({ lane, connection, giveBack, log }: ListenToLane): Promise<LaneListener> {
  const { Worker } = await import("bullmq");
  const waiting = new Set<() => void>();
  const worker: Worker = new Worker(queueOfLane(lane), async () => undefined, {
    connection,
    prefix: queuePrefix,
    autorun: false,
    lockDuration: lockMs,
    stalledInterval: lockMs,
    runRetryDelay: retryMs,
  });
  const wakeAll = () => {
    for (const wake of waiting) wake();
  };
  // Only once the wake-up is gone from Redis: one that is published from here on makes a new one, and whoever looks
  // from here on sees what an earlier one stood for.
  worker.on("completed", () => {
    if (waiting.size > 0) return wakeAll();
    void worker.pause(true);
    giveBack();
  });
  worker.on("error", (error) => {
    // A wake-up may have gone with its Redis; one look too many costs nothing.
    log.debug("a wake-up could not be taken as usual", { lane, error: error.message });
    wakeAll();
  });
  return {
    add(wake) {
      waiting.add(wake);
      if (worker.isPaused() || !worker.isRunning()) void worker.resume();
      return () => waiting.delete(wake);
    },
    close: () => worker.close(true),
  };
}
