import type { Log } from "@facet/ports/log";
import type { WakeUps } from "@facet/ports/wake-ups";
import type { Queue } from "bullmq";
import type { Redis } from "ioredis";
import { within } from "../redis/within.ts";
import { type LaneListener, listenToLane } from "./listen-to-lane.ts";
import { queueOfLane, queuePrefix, wakeUpId } from "./queue-of-lane.ts";

interface OpenBullmqWakeUps {
  readonly producer: Redis;
  readonly consumer: Redis;
  readonly log: Log;
}

export interface BullmqWakeUps extends WakeUps {
  close(): Promise<void>;
}

/** So long a request waits at most for its wake-up to be published. */
const publishLimitMs = 500;
const closeLimitMs = 1000;
/** Enough to see what happened last; nobody reads them. */
const keptEvents = 100;

/**
 * Wake-ups over BullMQ: a queue a lane, in which at most one wake-up lies. One process that listens gets it and wakes all
 * who wait there. With nobody listening it stays for the next who asks, in any process.
 */
export async function openBullmqWakeUps({
  producer,
  consumer,
  log,
}: OpenBullmqWakeUps): Promise<BullmqWakeUps> {
  const { Queue } = await import("bullmq");
  const queues = new Map<string, Queue>();
  const listeners = new Map<string, Promise<LaneListener>>();
  /** A publication that Redis has not answered: until it has, the next ones fail at once. */
  let unanswered: Promise<boolean> | undefined;

  function openQueue(lane: string): Queue {
    const queue = new Queue(queueOfLane(lane), {
      connection: producer,
      prefix: queuePrefix,
      streams: { events: { maxLen: keptEvents } },
    });
    queue.on("error", (error) => log.debug("a wake-up queue complains", { lane, error: error.message }));
    queues.set(lane, queue);
    queue.waitUntilReady().catch(() => {
      // One whose setting up was interrupted never recovers: the next publication opens another.
      if (queues.get(lane) === queue) queues.delete(lane);
      return queue.close().catch(() => undefined);
    });
    return queue;
  }

  async function add(lane: string): Promise<boolean> {
    const queue = queues.get(lane) ?? openQueue(lane);
    try {
      await queue.add(
        "wake",
        { lane },
        // Without a priority it would run before every wake-up that has one.
        { jobId: wakeUpId(lane), priority: 1, attempts: 1, removeOnComplete: true, removeOnFail: true },
      );
      return true;
    } catch (error) {
      log.debug("a wake-up was not published", { lane, error: String(error) });
      return false;
    }
  }

  async function publish(lane: string): Promise<boolean> {
    if (producer.status !== "ready" || unanswered !== undefined) return false;
    const adding = add(lane);
    const published = await within(adding, publishLimitMs);
    if (published !== undefined) return published;
    unanswered = adding;
    void adding.then(() => {
      unanswered = undefined;
    });
    return false;
  }

  function listenerOf(lane: string): Promise<LaneListener> {
    const giveBack = () => void publish(lane);
    const found = listeners.get(lane) ?? listenToLane({ lane, connection: consumer, giveBack, log });
    listeners.set(lane, found);
    return found;
  }

  return {
    publish,
    async next(lanes, timeoutMs, signal) {
      if (signal?.aborted) return false;
      const { promise, resolve } = Promise.withResolvers<boolean>();
      const giveUp = () => resolve(false);
      const timer = setTimeout(giveUp, timeoutMs);
      signal?.addEventListener("abort", giveUp);
      const found = await Promise.all(lanes.map(listenerOf));
      const leave = found.map((listener) => listener.add(() => resolve(true)));
      const woken = await promise;
      clearTimeout(timer);
      signal?.removeEventListener("abort", giveUp);
      for (const one of leave) one();
      return woken;
    },
    async close() {
      const all = [...(await Promise.all(listeners.values())), ...queues.values()];
      await within(Promise.allSettled(all.map((one) => one.close())), closeLimitMs);
    },
  };
}
