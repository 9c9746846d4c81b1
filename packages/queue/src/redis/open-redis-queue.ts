import type { LiveSignals } from "@facet/ports/live-signals";
import type { Log } from "@facet/ports/log";
import type { WakeUps } from "@facet/ports/wake-ups";
import type { Redis } from "ioredis";
import { openBullmqWakeUps } from "../bullmq/open-bullmq-wake-ups.ts";
import { connectRedis } from "./connect-redis.ts";
import { openRedisSignals } from "./open-redis-signals.ts";
import { RedisUnfit } from "./redis-unfit.ts";
import { requireFitRedis } from "./require-fit-redis.ts";
import { within } from "./within.ts";

export interface RedisQueue {
  readonly wakeUps: WakeUps;
  readonly signals: LiveSignals;
  /** Throws when Redis does not answer in a second or takes no writes, or with `RedisUnfit` when it is set up to drop keys. */
  check(): Promise<void>;
  close(): Promise<void>;
}

const startLimitMs = 3000;
const checkLimitMs = 1000;

/**
 * Wake-ups and live signals over one Redis. Throws `RedisUnfit` when it can be reached and is not fit for it: keys may be
 * dropped, or the password is refused. One that is away is waited for in the background: nothing here depends on it.
 */
export async function openRedisQueue({
  url,
  log,
}: {
  readonly url: string;
  readonly log: Log;
}): Promise<RedisQueue> {
  const producer = await connectRedis({ url, name: "producer", role: "producer", log });
  const consumer = await connectRedis({ url, name: "consumer", role: "consumer", log });
  const subscriber = await connectRedis({ url, name: "signals", role: "consumer", log });
  const connections = [producer, consumer, subscriber];
  const hangUp = () => {
    for (const connection of connections) connection.disconnect();
  };
  try {
    await within(untilFit(producer), startLimitMs);
  } catch (error) {
    hangUp();
    throw error;
  }
  const wakeUps = await openBullmqWakeUps({ producer, consumer, log });
  const signals = openRedisSignals({ publisher: producer, subscriber, log });
  return {
    wakeUps,
    signals,
    async check() {
      const answer = await within(
        Promise.all([requireFitRedis(producer), tryToWrite(producer)]).then(() => true),
        checkLimitMs,
      );
      if (answer === undefined) throw new Error("Redis does not answer");
    },
    async close() {
      await wakeUps.close();
      await signals.close();
      hangUp();
    },
  };
}

/** One whose memory is full answers every question and carries nothing. */
async function tryToWrite(redis: Redis): Promise<void> {
  await redis.set("facet:check", "1", "PX", checkLimitMs);
}

/** Resolves once Redis has been asked and may be used. */
function untilFit(redis: Redis): Promise<void> {
  return new Promise((resolve, reject) => {
    const refuse = (error: Error) => {
      if (/^(WRONGPASS|NOAUTH|ERR AUTH|ERR invalid password|NOPERM)/.test(error.message))
        reject(new RedisUnfit(`The Redis of REDIS_URL refuses to let Facet in: ${error.message}`));
    };
    redis.on("error", refuse);
    redis.once("ready", () => {
      redis.off("error", refuse);
      requireFitRedis(redis).then(resolve, (error: unknown) => {
        if (error instanceof RedisUnfit) reject(error);
      });
    });
  });
}
