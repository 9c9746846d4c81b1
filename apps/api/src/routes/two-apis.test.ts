import { JobEvent } from "@facet/contracts/events/job-event";
import { openLog } from "@facet/log/open-log";
import { openRedisQueue, type RedisQueue } from "@facet/queue/redis/open-redis-queue";
import { hasRedis, redisNote, startRedis, type TestRedis } from "@facet/queue/testing/start-redis";
import { appendEvents } from "@facet/services/gateway/append-events";
import { startWork } from "@facet/services/gateway/start-work";
import { drainLine, fenceOf, finishJob, openRunner } from "@facet/services/testing/act-as-runner";
import { must } from "@facet/services/testing/must";
import { newFineTune } from "@facet/services/testing/new-fine-tune";
import { type Material, newMaterial } from "@facet/services/testing/new-material";
import type { Hono } from "hono";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { createApp } from "../app.ts";
import type { ComposedPlatform } from "../compose.ts";
import { openTestApi, runnerToken, type TestApi } from "../testing/open-test-api.ts";

/** A reader looks at the store by itself every two seconds: what is there sooner was signalled. */
const signalledMs = 1000;

interface End {
  readonly composed: ComposedPlatform;
  readonly app: Hono<never>;
  readonly queue: RedisQueue;
}

describe.runIf(hasRedis)(`two APIs on one store, with Redis between them${redisNote}`, () => {
  let redis: TestRedis;
  let api: TestApi;
  let material: Material;
  let here: End;
  let there: End;
  const subscribed = async () => Number((await redis.admin.pubsub("NUMSUB", "facet.signals"))[1]);

  beforeAll(async () => {
    redis = await startRedis();
    api = await openTestApi();
    material = await newMaterial(api.own);
    [here, there] = [await openEnd(), await openEnd()];
    await vi.waitFor(async () => expect(await subscribed()).toBe(2));
  });
  afterAll(async () => {
    await Promise.all([here.queue.close(), there.queue.close()]);
    await api.close();
    await redis.stop();
  });

  /** What a second process would compose: the same store, its own connections. */
  async function openEnd(): Promise<End> {
    const queue = await openRedisQueue({ url: redis.url, log: openLog({ name: "test", level: "error" }) });
    const { wakeUps, signals } = queue;
    const composed = {
      ...api.composed,
      platform: { ...api.composed.platform, wakeUps, signals },
      checkQueue: () => queue.check(),
    };
    const app = createApp({
      composed,
      readiness: api.readiness,
      front: {
        publicOrigin: () => api.origin,
        insecureLan: false,
        oidc: null,
        onSetUp: () => Promise.resolve(),
      },
      inference: {
        generate: () => {
          throw new Error("no test asked for a model");
        },
        previewRow: () => Promise.reject(new Error("no test asked for a preview")),
      },
      runnerToken,
      operatorToken: null,
    });
    return { composed, app, queue };
  }

  async function open(
    path: string,
    after = 0,
    key = api.own.key,
  ): Promise<ReadableStreamDefaultReader<string>> {
    const headers = {
      authorization: `Bearer ${key}`,
      accept: "text/event-stream",
      "last-event-id": String(after),
    };
    const response = await there.app.fetch(new Request(new URL(path, "http://127.0.0.1"), { headers }));
    expect(response.status).toBe(200);
    return must(response.body, "body").pipeThrough(new TextDecoderStream()).getReader();
  }

  async function trainHere() {
    const { platform } = here.composed;
    const own = { ...api.own, ctx: { ...api.own.ctx, ...platform, principal: api.own.ctx.principal } };
    return (await newFineTune(own, material, { evaluation: null, formats: [] })).jobs;
  }

  /** Whoever may have missed something is told: the stream ends and is opened again where it stopped. */
  async function cut(connections: () => number): Promise<void> {
    const before = connections();
    await redis.admin.call("CLIENT", "KILL", "TYPE", "pubsub");
    await vi.waitFor(() => expect(connections()).toBeGreaterThan(before), 5000);
    await vi.waitFor(async () => expect(await subscribed()).toBe(2), 5000);
  }

  it("a job's events reach a reader at the other API at once, over lost connections, each once and in order", async () => {
    const { platform } = here.composed;
    const jobs = await trainHere();
    const claimed = must(await (await openRunner(platform)).claim(), "claim");
    expect(claimed.jobId).toBe(must(jobs.prepare, "prepare job"));
    await startWork({ ctx: platform, input: fenceOf(claimed) });

    const arrived = new Map<number, number>();
    const seen: number[] = [];
    let connections = 0;
    const reading = (async () => {
      for (let over = false; !over; ) {
        connections += 1;
        const reader = await open(`/v1/jobs/${claimed.jobId}/events`, seen.at(-1) ?? 0);
        let rest = "";
        for (let part = await reader.read(); !part.done; part = await reader.read()) {
          const blocks = (rest + part.value).split("\n\n");
          rest = blocks.pop() ?? "";
          for (const block of blocks) {
            const data = /^data: (.*)$/m.exec(block)?.[1];
            if (data === undefined) continue;
            const event = JobEvent.parse(JSON.parse(data));
            seen.push(event.seq);
            arrived.set(event.seq, performance.now());
            if (event.type === "state" && event.data.to === "succeeded") over = true;
          }
        }
      }
    })();

    const delays: number[] = [];
    for (let line = 1; line <= 30; line += 1) {
      if (line % 10 === 0) await cut(() => connections);
      const event = { line, at: new Date().toISOString(), type: "log", level: "info", message: "m" } as const;
      const from = performance.now();
      const { lastSeq } = await appendEvents({
        ctx: platform,
        input: { ...fenceOf(claimed), events: [event] },
      });
      await vi.waitFor(() => expect(arrived.has(lastSeq)).toBe(true), { timeout: 5000, interval: 1 });
      delays.push((arrived.get(lastSeq) ?? Number.POSITIVE_INFINITY) - from);
    }
    await finishJob(platform, claimed);
    await reading;
    expect(seen).toEqual(seen.map((_, index) => index + 1));
    expect(connections).toBeGreaterThanOrEqual(4);
    expect(delays.sort((a, b) => a - b)[15]).toBeLessThan(signalledMs / 2);
  });

  it("a runner that waits at one API gets the job that is made at the other, at once; and so do two for two jobs", async () => {
    await drainLine(here.composed.platform, await openRunner(here.composed.platform));
    const waitAt = async ({ composed }: End) => {
      const runner = await openRunner(composed.platform);
      return runner.claim(20_000);
    };
    const both = [waitAt(there), waitAt(here)];
    await vi.waitFor(async () => {
      const names = String(await redis.admin.client("LIST"));
      expect(names.match(/cmd=bzpopmin/g)?.length).toBeGreaterThanOrEqual(2);
    });
    const from = performance.now();
    await Promise.all([trainHere(), trainHere()]);
    const claims = await Promise.all(both);
    expect(performance.now() - from).toBeLessThan(signalledMs);
    expect(new Set(claims.map((claimed) => claimed?.jobId)).size).toBe(2);
    for (const claimed of claims) await finishJob(here.composed.platform, must(claimed, "claim"));
  });

  it("hints of a project reach the other API, and a revoked key ends its streams there", async () => {
    const feed = await open(`/v1/projects/${api.own.projectId}/feed`);
    expect((await feed.read()).value).toContain("open");
    await trainHere();
    expect((await feed.read()).value).toContain('"noun"');
    const asked = async (path: string, method = "GET") =>
      here.app.fetch(
        new Request(new URL(path, "http://127.0.0.1"), {
          method,
          headers: { authorization: `Bearer ${api.own.key}` },
        }),
      );
    const keys = (await (await asked("/v1/keys")).json()) as { data: { id: string }[] };
    expect((await asked(`/v1/keys/${must(keys.data[0], "key").id}/revoke`, "POST")).status).toBe(200);
    for (let part = await feed.read(); !part.done; part = await feed.read()) expect(part.value).toBeDefined();
  });
});
