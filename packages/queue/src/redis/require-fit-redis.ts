import type { Redis } from "ioredis";
import { RedisUnfit } from "./redis-unfit.ts";

/**
 * Throws `RedisUnfit` where this Redis may drop keys to make room: a wake-up that is dropped silences its lane. Reads
 * INFO, which hosted services allow where they refuse CONFIG.
 */
export async function requireFitRedis(redis: Redis): Promise<void> {
  const policy = /^maxmemory_policy:(\S+)/m.exec(await redis.info("memory"))?.[1];
  if (policy === undefined || policy === "noeviction") return;
  throw new RedisUnfit(
    `The Redis of REDIS_URL drops keys when its memory is full (maxmemory-policy is ${policy}). ` +
      "Set it to noeviction: in redis.conf, with redis-cli CONFIG SET maxmemory-policy noeviction, or in the service's settings.",
  );
}
