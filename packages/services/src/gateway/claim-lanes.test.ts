import { openLog } from "@facet/log/open-log";
import { openInboxWakeUps } from "@facet/queue/open-inbox-wake-ups";
import { openRedisQueue } from "@facet/queue/redis/open-redis-queue";
import { hasRedis, redisNote, startRedis } from "@facet/queue/testing/start-redis";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { jobs } from "../data/collections/jobs.ts";
import { commit } from "../data/commit.ts";
import { tenantContext } from "../data/tenant-context.ts";
import { placeInLine } from "../jobs/dispatch-row.ts";
import { fenceOf, finishJob, openRunner } from "../testing/act-as-runner.ts";
import { must } from "../testing/must.ts";
import { newTrainable, type Trainable } from "../testing/new-trainable.ts";
import { openTestPlatform, type TestPlatform } from "../testing/open-test-platform.ts";
import { until } from "../testing/until.ts";
import { startWork } from "./start-work.ts";

type Carrier = Awaited<ReturnType<typeof openInbox>>;

const openInbox = async () => ({ wakeUps: openInboxWakeUps(), close: async () => undefined });

async function openBullmq(): Promise<Carrier> {
  const redis = await startRedis();
  const queue = await openRedisQueue({ url: redis.url, log: openLog({ name: "test", level: "error" }) });
  return {
    wakeUps: queue.wakeUps,
    close: async () => {
      await queue.close();
      await redis.stop();
      return undefined;
    },
  };
}

promises("the inbox", openInbox);
promises("BullMQ", openBullmq, hasRedis);

/** What holds whoever carries the wake-ups: the line decides, not the order in which they arrive. */
function promises(name: string, openCarrier: () => Promise<Carrier>, canRun = true): void {
  describe.runIf(canRun)(`claims woken by ${name}${canRun ? "" : redisNote}`, () => {
    let carrier: Carrier;
    let platform: TestPlatform;
    let first: Trainable;
    let second: Trainable;
    beforeAll(async () => {
      carrier = await openCarrier();
    });
    afterAll(() => carrier.close());
    beforeEach(async () => {
      platform = await openTestPlatform({ wakeUps: carrier.wakeUps });
      [first, second] = [await newTrainable(platform), await newTrainable(platform)];
    });
    afterEach(() => platform.close());

    const nameOf = (orgId: string) => (orgId === first.orgId ? "first" : "second");

    /** No verb makes work for a GPU yet: the job is moved to that lane, as one that asked for it would stand. */
    async function trainOnGpu(account: Trainable): Promise<string> {
      const id = (await account.train()).jobs.train;
      await commit(platform, tenantContext(account.orgId), async (work) => {
        const job = { ...must(await work.get(jobs, id), "job").data, lane: "gpu" as const };
        work.set(jobs, id, job);
        placeInLine(work, job);
      });
      return id;
    }

    it("held calls are served by fair share: the organisation with the least running, then the oldest", async () => {
      for (let count = 0; count < 4; count += 1) await first.train();
      for (let count = 0; count < 2; count += 1) await second.train();
      const order: string[] = [];
      for (let count = 0; count < 5; count += 1) {
        const claimed = must(await (await openRunner(platform)).claim(10_000), "claim");
        order.push(nameOf(claimed.orgId));
      }
      expect(order).toEqual(["first", "second", "first", "second", "first"]);
    });

    it("an organisation that comes later is next, however long the line of another", async () => {
      const runner = await openRunner(platform);
      for (let count = 0; count < 5; count += 1) await first.train();
      const busy = await openRunner(platform);
      await startWork({ ctx: platform, input: fenceOf(await busy.take()) });
      await second.train();
      expect(nameOf(must(await runner.claim(10_000), "claim").orgId)).toBe("second");
    });

    it("each lane has a line of its own: work, runners and shares of one do not touch the other", async () => {
      const [cpu, gpu] = [
        await openRunner(platform),
        await openRunner(platform, `gpu-${crypto.randomUUID()}`, ["gpu"]),
      ];
      for (let count = 0; count < 2; count += 1) await first.train();
      await startWork({ ctx: platform, input: fenceOf(await (await openRunner(platform)).take()) });
      const held = gpu.claim(10_000);
      await until(() => platform.held() > 0, "the call is held");
      // Of the organisation that has more running, but on the other lane.
      const older = await trainOnGpu(first);
      await trainOnGpu(second);
      expect(must(await held, "claim").jobId).toBe(older);
      expect(must(await cpu.claim(10_000), "claim").kind).toBe("train");
      expect(await (await openRunner(platform)).claim(50)).toBeNull();
      const both = await openRunner(platform, `both-${crypto.randomUUID()}`, ["cpu", "gpu"]);
      expect(nameOf(must(await both.claim(10_000), "claim").orgId)).toBe("second");
    });

    it("what one runner has no room for goes to another that waits, at once", async () => {
      const [busy, idle] = [await openRunner(platform), await openRunner(platform)];
      await first.train();
      const claimed = await busy.take();
      await startWork({ ctx: platform, input: fenceOf(claimed) });
      const [full, free] = [busy.claim(1500), idle.claim(10_000)];
      await until(() => platform.held() > 1, "both calls are held");
      const from = performance.now();
      const next = (await first.train()).jobs.train;
      expect(must(await free, "claim").jobId).toBe(next);
      expect(performance.now() - from).toBeLessThan(1000);
      expect(await full).toBeNull();
      await finishJob(platform, claimed);
    });
  });
}
