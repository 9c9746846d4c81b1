import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { liveSignalsSuite } from "../live-signals-suite.ts";
import { keptLog } from "../testing/kept-log.ts";
import { hasRedis, redisNote, startRedis, type TestRedis } from "../testing/start-redis.ts";
import { wakeUpsSuite } from "../wake-ups-suite.ts";
import { openRedisQueue, type RedisQueue } from "./open-redis-queue.ts";

describe.runIf(hasRedis)(`with a real redis-server${redisNote}`, () => {
  let redis: TestRedis;
  const opened: RedisQueue[] = [];
  const log = keptLog();
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterEach(closeAll);
  afterAll(() => redis.stop());

  async function closeAll(): Promise<void> {
    await Promise.all(opened.splice(0).map((queue) => queue.close()));
    await redis.admin.flushall();
  }

  /** One more API process' end, connected. */
  async function open(): Promise<RedisQueue> {
    const queue = await openRedisQueue({ url: redis.url, log });
    opened.push(queue);
    await vi.waitFor(() => queue.check());
    return queue;
  }
  const subscribers = async () => Number((await redis.admin.pubsub("NUMSUB", "facet.signals"))[1]);

  wakeUpsSuite("BullMQ", async () => {
    const [api, runner, other] = await Promise.all([open(), open(), open()]);
    return { api: api.wakeUps, runner: runner.wakeUps, other: other.wakeUps, remove: closeAll };
  });

  liveSignalsSuite("Redis", async () => {
    const [here, there] = await Promise.all([open(), open()]);
    await vi.waitFor(async () => expect(await subscribers()).toBe(2));
    return { here: here.signals, there: there.signals, remove: closeAll };
  });

  it("a wake-up carries its lane and nothing else, and leaves nothing behind", async () => {
    const { wakeUps } = await open();
    await wakeUps.publish("cpu");
    const kept = await redis.admin.hgetall("facet:lane-cpu:wake-cpu");
    expect(JSON.parse(kept.data ?? "")).toEqual({ lane: "cpu" });
    expect(kept.priority).toBe("1");
    expect(JSON.parse(kept.opts ?? "")).toMatchObject({ attempts: 1, priority: 1 });
    expect(await wakeUps.next(["cpu"], 5000)).toBe(true);
    const left = await redis.admin.keys("facet:lane-cpu:*");
    expect(left.map((key) => key.replace("facet:lane-cpu:", "")).sort()).toEqual(
      expect.not.arrayContaining(["wake-cpu", "active", "wait", "prioritized", "completed", "failed"]),
    );
  });

  it("publishing fails fast and without a throw: Redis gone, frozen, full; and goes on by itself", async () => {
    const queue = await open();
    const { wakeUps } = queue;
    const timed = async () => {
      const from = performance.now();
      return [await wakeUps.publish("cpu"), performance.now() - from < 1000];
    };
    expect(await timed()).toEqual([true, true]);
    redis.freeze();
    expect(await timed()).toEqual([false, true]);
    const many = performance.now();
    for (let count = 0; count < 20; count += 1) expect(await wakeUps.publish("cpu")).toBe(false);
    expect(performance.now() - many).toBeLessThan(500);
    await expect(queue.check()).rejects.toThrow("does not answer");
    redis.thaw();
    await vi.waitFor(async () => expect(await wakeUps.publish("cpu")).toBe(true), 5000);

    await redis.kill();
    expect(await timed()).toEqual([false, true]);
    await expect(queue.check()).rejects.toThrow(/./);
    await redis.restart();
    await vi.waitFor(async () => expect(await wakeUps.publish("cpu")).toBe(true), 5000);

    await redis.admin.config("SET", "maxmemory", "1");
    expect(await wakeUps.publish("gpu")).toBe(false);
    await expect(queue.check()).rejects.toThrow("OOM");
    await redis.admin.config("SET", "maxmemory", "0");
    await vi.waitFor(async () => expect(await wakeUps.publish("gpu")).toBe(true), 5000);
  });

  it.each([
    ["its connections were cut", () => redis.admin.call("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes")],
    ["everything in Redis was removed", () => redis.admin.flushall()],
    ["Redis crashed and came back empty", () => redis.restart()],
  ])("who waits is still woken after %s", async (_what, fault) => {
    const [api, runner] = await Promise.all([open(), open()]);
    const first = runner.wakeUps.next(["cpu"], 5000);
    await api.wakeUps.publish("cpu");
    expect(await first).toBe(true);
    const waiting = runner.wakeUps.next(["cpu"], 20_000);
    await fault();
    // What the relay does: again and again, until it has been taken.
    let isAwake = false;
    void waiting.then((woken) => {
      isAwake = woken;
    });
    await vi.waitFor(async () => {
      await api.wakeUps.publish("cpu");
      expect(isAwake).toBe(true);
    }, 15_000);
  });

  it("a wake-up that a process took to its death comes back, and harms nobody", async () => {
    const { Worker } = await import("bullmq");
    const [api, runner] = await Promise.all([open(), open()]);
    await api.wakeUps.publish("cpu");
    const connection = redis.admin.duplicate();
    const dying = new Worker("lane-cpu", null, {
      connection,
      prefix: "facet",
      lockDuration: 200,
      autorun: false,
    });
    expect(await dying.getNextJob("token")).toMatchObject({ data: { lane: "cpu" } });
    await dying.close(true);
    connection.disconnect();
    expect(await runner.wakeUps.next(["cpu"], 20_000)).toBe(true);
    expect(await runner.wakeUps.next(["cpu"], 100)).toBe(false);
  }, 30_000);

  it("readers are told to read again after the connection was lost: what was said meanwhile is not missed", async () => {
    const [here, there] = await Promise.all([open(), open()]);
    await vi.waitFor(async () => expect(await subscribers()).toBe(2));
    // What a held stream does: it reads the store at every signal.
    let stored = 0;
    let readUpTo = 0;
    there.signals.subscribe("job_1", () => {
      readUpTo = stored;
    });
    for (let event = 1; event <= 5; event += 1) {
      await redis.admin.call("CLIENT", "KILL", "TYPE", "pubsub");
      stored = event;
      here.signals.publish("job_1");
      await vi.waitFor(() => expect(readUpTo).toBe(event), 5000);
    }
    await redis.kill();
    stored += 1;
    here.signals.publish("job_1");
    await redis.restart();
    await vi.waitFor(() => expect(readUpTo).toBe(stored), 10_000);
  });

  it("a process hears itself while Redis is away", async () => {
    const { signals } = await open();
    await redis.kill();
    const heard = vi.fn<(message: string | undefined) => void>();
    signals.subscribe("job_1", heard);
    signals.publish("job_1", "still here");
    await vi.waitFor(() => expect(heard).toHaveBeenCalledWith("still here"));
    await redis.restart();
  });

  it("what other programs say on the channel is passed over", async () => {
    const { signals } = await open();
    await vi.waitFor(async () => expect(await subscribers()).toBe(1));
    const heard: (string | undefined)[] = [];
    signals.subscribe("t", (message) => heard.push(message));
    for (const text of ["", "{", "7", "null", '["x"]', '["x",7]', '[1,"t"]'])
      await redis.admin.publish("facet.signals", text);
    await redis.admin.publish("facet.signals", '["someone","t","real"]');
    await vi.waitFor(() => expect(heard).toContain("real"));
    expect(heard.filter((message) => message !== undefined)).toEqual(["real"]);
  });

  it("a Redis that may drop keys, or refuses the password, is refused with what to change", async () => {
    const [dropping, locked] = await Promise.all([
      startRedis(["--maxmemory-policy", "allkeys-lru"]),
      startRedis(),
    ]);
    try {
      await expect(openRedisQueue({ url: dropping.url, log })).rejects.toThrow(
        /maxmemory-policy is allkeys-lru.*noeviction/,
      );
      await locked.admin.config("SET", "requirepass", "a password of tests");
      await expect(openRedisQueue({ url: locked.url, log })).rejects.toThrow(/refuses to let Facet in/);
      await expect(
        openRedisQueue({ url: locked.url.replace("//", "//default:wrong-password@"), log }),
      ).rejects.toThrow(/refuses to let Facet in/);
      expect(log.lines.join("\n")).not.toContain("wrong-password");
      const right = await openRedisQueue({
        url: locked.url.replace("//", "//default:a%20password%20of%20tests@"),
        log,
      });
      await right.check();
      await right.close();
    } finally {
      await Promise.all([dropping.stop(), locked.stop()]);
    }
  });

  it("closes every connection, also while Redis is away", async () => {
    const own = async () =>
      String(await redis.admin.client("LIST"))
        .split("\n")
        .filter((line) => line.includes("name=facet")).length;
    const queue = await open();
    expect(await queue.wakeUps.next(["cpu", "gpu"], 50)).toBe(false);
    await vi.waitFor(async () => expect(await own()).toBeGreaterThanOrEqual(5));
    await queue.close();
    await vi.waitFor(async () => expect(await own()).toBe(0));

    const second = await open();
    expect(await second.wakeUps.next(["cpu"], 50)).toBe(false);
    await redis.kill();
    const from = performance.now();
    await second.close();
    expect(performance.now() - from).toBeLessThan(3000);
    await redis.restart();
    const third = await open();
    await third.check();
    expect(await own()).toBe(3);
  });

  it("starts without a Redis, and uses it once it is there", async () => {
    await redis.kill();
    const queue = await openRedisQueue({ url: redis.url, log });
    opened.push(queue);
    expect(await queue.wakeUps.publish("cpu")).toBe(false);
    const waiting = queue.wakeUps.next(["cpu"], 20_000);
    await redis.restart();
    await vi.waitFor(async () => expect(await queue.wakeUps.publish("cpu")).toBe(true), 10_000);
    expect(await waiting).toBe(true);
  });
});
