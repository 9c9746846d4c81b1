import type { Log } from "@facet/ports/log";
import type { Redis } from "ioredis";

interface ConnectRedis {
  /** redis:// or rediss://, with its password. Never logged. */
  readonly url: string;
  /** What the connection is for: shown by `CLIENT LIST` and in the log. */
  readonly name: string;
  /** A producer fails fast: nothing is queued while Redis is away. A consumer waits for it. */
  readonly role: "producer" | "consumer";
  readonly log: Log;
}

const connectTimeoutMs = 2000;
const keepAliveMs = 10_000;
const longestPauseMs = 1000;

/**
 * One connection, which comes back by itself for as long as the process lives. Says once that it is lost, and once that
 * it is back. The driver is loaded here, so that a process without Redis never loads it.
 */
export async function connectRedis({ url, name, role, log }: ConnectRedis): Promise<Redis> {
  const { Redis } = await import("ioredis");
  const redis = new Redis(url, {
    connectionName: `facet-${name}`,
    connectTimeout: connectTimeoutMs,
    keepAlive: keepAliveMs,
    retryStrategy: (tries) => Math.min(tries * 50, longestPauseMs),
    // After a failover the old primary answers READONLY until the address leads to the new one.
    reconnectOnError: (error) => error.message.startsWith("READONLY"),
    // Subscribers subscribe again themselves: they have to know when.
    autoResubscribe: false,
    ...(role === "producer"
      ? { enableOfflineQueue: false, maxRetriesPerRequest: 0 }
      : { maxRetriesPerRequest: null }),
  });
  let isLost = false;
  const lose = (reason: string) => {
    if (isLost) return;
    isLost = true;
    log.warn("Redis is away", { connection: name, reason });
  };
  redis.on("error", (error: Error) => lose(error.message));
  redis.on("close", () => {
    if (redis.status !== "end") lose("the connection was closed");
  });
  redis.on("ready", () => {
    if (isLost) log.info("Redis is back", { connection: name });
    isLost = false;
  });
  return redis;
}
