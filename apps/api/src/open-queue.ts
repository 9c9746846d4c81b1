import type { LiveSignals } from "@facet/ports/live-signals";
import type { Log } from "@facet/ports/log";
import type { WakeUps } from "@facet/ports/wake-ups";
import { openInboxWakeUps } from "@facet/queue/open-inbox-wake-ups";
import { openLocalSignals } from "@facet/queue/open-local-signals";

export interface OpenQueue {
  readonly wakeUps: WakeUps;
  readonly signals: LiveSignals;
  /** Throws when what carries them cannot be used now. Null: this process carries them. */
  readonly check: (() => Promise<void>) | null;
  close(): Promise<void>;
}

/** Who carries wake-ups and live signals: this process, or the Redis that several API processes share. */
export async function openQueue(redisUrl: string | null, log: Log): Promise<OpenQueue> {
  if (redisUrl === null) {
    return {
      wakeUps: openInboxWakeUps(),
      signals: openLocalSignals((error) => log.warn("a listener failed", { error: String(error) })),
      check: null,
      close: async () => undefined,
    };
  }
  const { openRedisQueue } = await import("@facet/queue/redis/open-redis-queue");
  return openRedisQueue({ url: redisUrl, log });
}
