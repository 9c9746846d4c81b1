import { Health } from "@facet/contracts/health";
import { hasRedis, redisNote, startRedis, type TestRedis } from "@facet/queue/testing/start-redis";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkStory } from "./harness/check-story.ts";
import { makeMaterial, startFineTune, waitForEnd } from "./harness/main-job.ts";
import { openTestPlatform, type TestPlatform } from "./harness/test-platform.ts";
import { until } from "./harness/until.ts";

const onlyTraining = { evaluation: null, formats: [] };

describe.runIf(hasRedis)(`with Redis between the processes${redisNote}`, () => {
  let redis: TestRedis;
  let platform: TestPlatform;
  beforeAll(async () => {
    redis = await startRedis();
    const plan = { steps: 12, stepMs: 5, checkpointEvery: 5 };
    platform = await openTestPlatform({ redisUrl: redis.url, plan });
    await platform.startApi();
  });
  afterAll(async () => {
    await platform.close();
    await redis.stop();
  });

  const health = async () => {
    const response = await fetch(`${platform.apiUrl}/v1/health`);
    return { answer: response.status, ...Health.parse(await response.json()) };
  };

  it("Redis gone and back: every creation is accepted, work goes on through the relay, and health says so", async () => {
    platform.startRunner();
    const material = await makeMaterial(platform);
    expect(await health()).toMatchObject({ answer: 200, status: "ok", checks: { wakeUps: { ok: true } } });

    await redis.kill();
    const slowest: number[] = [];
    const create = async () => {
      const from = performance.now();
      const created = await startFineTune(platform, material, onlyTraining);
      slowest.push(performance.now() - from);
      return created.jobs.train;
    };
    const first = await create();
    expect(await health()).toMatchObject({
      answer: 200,
      status: "degraded",
      checks: {
        wakeUps: { ok: false, detail: expect.stringMatching(/^starting is delayed by up to 1 second:/) },
      },
    });
    const created = [first, await create(), await create()];
    expect((await waitForEnd(platform, first)).state).toBe("succeeded");

    await redis.restart();
    created.push(await create());
    await until("health to be whole again", async () => (await health()).status === "ok");
    redis.freeze();
    created.push(await create(), await create());
    expect(await health()).toMatchObject({ answer: 200, status: "degraded" });
    redis.thaw();
    for (const id of created) {
      expect((await waitForEnd(platform, id)).state).toBe("succeeded");
      expect((await checkStory(platform, id)).job.attempt).toBe(1);
    }
    expect(Math.max(...slowest)).toBeLessThan(5000);
  }, 90_000);

  it("leaves a store in which every invariant holds", () => platform.checkStore(), 30_000);
});
