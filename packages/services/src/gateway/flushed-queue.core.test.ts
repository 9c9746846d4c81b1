import { openLog } from "@facet/log/open-log";
import { openRedisQueue, type RedisQueue } from "@facet/queue/redis/open-redis-queue";
import { hasRedis, redisNote, startRedis, type TestRedis } from "@facet/queue/testing/start-redis";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { getJob } from "../jobs/get-job.ts";
import { runMaintenance } from "../maintenance/run-maintenance.ts";
import { finishJob, openRunner } from "../testing/act-as-runner.ts";
import { checkInvariants } from "../testing/check-invariants.ts";
import { newTrainable } from "../testing/new-trainable.ts";
import { openTestPlatform, type TestPlatform } from "../testing/open-test-platform.ts";

describe.runIf(hasRedis)(`a queue that is flushed${redisNote}`, () => {
  let redis: TestRedis;
  let queue: RedisQueue;
  let platform: TestPlatform;
  const over = new AbortController();
  beforeAll(async () => {
    redis = await startRedis();
    queue = await openRedisQueue({ url: redis.url, log: openLog({ name: "test", level: "error" }) });
    platform = await openTestPlatform({ wakeUps: queue.wakeUps });
  });
  afterAll(async () => {
    over.abort();
    await queue.close();
    await platform.close();
    await redis.stop();
  });

  it("100 queued jobs, everything in Redis removed again and again: 100 results, each in one attempt", async () => {
    const account = await newTrainable(platform);
    const ids: string[] = [];
    for (let count = 0; count < 100; count += 1) ids.push((await account.train()).jobs.train);
    await redis.admin.flushall();

    const maintaining = runMaintenance({ ctx: platform, signal: over.signal });
    const done: string[] = [];
    const work = async () => {
      const runner = await openRunner(platform);
      while (done.length < ids.length) {
        const claimed = await runner.claim(1000);
        if (claimed === null) continue;
        await finishJob(platform, claimed);
        done.push(claimed.jobId);
        if (done.length % 10 === 0) await redis.admin.flushall();
      }
    };
    await Promise.all(Array.from({ length: 4 }, work));
    over.abort();
    await maintaining;

    expect(new Set(done)).toEqual(new Set(ids));
    expect(done).toHaveLength(100);
    for (const id of ids) {
      const job = await getJob({ ctx: account.ctx, input: { id } });
      expect([job.state, job.attempt]).toEqual(["succeeded", 1]);
    }
    expect(await checkInvariants(platform, { orgIds: [account.orgId], atRest: true })).toEqual([]);

    // And it is awake afterwards: the next job is claimed as if nothing had happened.
    const held = (await openRunner(platform)).claim(10_000);
    const from = performance.now();
    const { jobs } = await account.train();
    expect((await held)?.jobId).toBe(jobs.train);
    expect(performance.now() - from).toBeLessThan(1500);
  }, 120_000);
});
