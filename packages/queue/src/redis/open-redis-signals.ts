import type { LiveSignals } from "@facet/ports/live-signals";
import type { Log } from "@facet/ports/log";
import type { Redis } from "ioredis";
import { openLocalSignals } from "../open-local-signals.ts";
import { within } from "./within.ts";

interface OpenRedisSignals {
  readonly publisher: Redis;
  /** Used for nothing else. */
  readonly subscriber: Redis;
  readonly log: Log;
}

export interface RedisSignals extends LiveSignals {
  close(): Promise<void>;
}

/**
 * One channel for all topics: a subscription to each would take effect a moment after its reader has read the store, and
 * what happened in between would be missed.
 */
const channel = "facet.signals";
/** A connection that is open and dead says nothing: only asking shows it. */
const askEveryMs = 5000;
const answerLimitMs = 2500;
/** Signals that a Redis that hangs has not taken. More are dropped: readers read again once it is back. */
const mostUnsent = 10_000;

/**
 * Signals between API processes over Redis' publish and subscribe. This process's own subscribers are reached directly,
 * with or without Redis. When the connection was lost and is back, all of them are told to read again.
 */
export function openRedisSignals({ publisher, subscriber, log }: OpenRedisSignals): RedisSignals {
  const local = openLocalSignals((error) => log.warn("a listener failed", { error: String(error) }));
  const self = crypto.randomUUID();
  let unsent = 0;

  async function send(topic: string, message: string | undefined): Promise<void> {
    if (publisher.status !== "ready" || unsent >= mostUnsent) return;
    unsent += 1;
    await publisher.publish(channel, JSON.stringify([self, topic, message])).catch(() => undefined);
    unsent -= 1;
  }

  async function listen(): Promise<void> {
    try {
      await subscriber.subscribe(channel);
      local.publishLoss();
    } catch (error) {
      // The connection went again meanwhile: the next one subscribes.
      log.debug("live signals could not be subscribed to", { error: String(error) });
    }
  }

  subscriber.on("ready", () => void listen());
  if (subscriber.status === "ready") void listen();
  subscriber.on("message", (_channel: string, text: string) => {
    const [from, topic, message] = read(text);
    if (topic !== undefined && from !== self) local.publish(topic, message);
  });
  async function askForLife(): Promise<void> {
    if (subscriber.status !== "ready") return;
    const answer = await within(subscriber.ping(), answerLimitMs).catch(() => undefined);
    if (answer === undefined && subscriber.status === "ready") subscriber.disconnect(true);
  }
  const asking = setInterval(() => void askForLife(), askEveryMs);
  asking.unref();

  return {
    publish(topic, message) {
      local.publish(topic, message);
      void send(topic, message);
    },
    subscribe: (topic, onSignal) => local.subscribe(topic, onSignal),
    close: async () => clearInterval(asking),
  };
}

/** From, topic, message; nothing of what another program may have published there. */
function read(text: string): (string | undefined)[] {
  try {
    const parts: unknown = JSON.parse(text);
    return Array.isArray(parts) ? parts.map((part) => (typeof part === "string" ? part : undefined)) : [];
  } catch {
    return [];
  }
}
