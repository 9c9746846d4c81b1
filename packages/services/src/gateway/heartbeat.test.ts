import { FacetError } from "@facet/contracts/errors/facet-error";
import type { Claimed } from "@facet/contracts/gateway/worker-gateway";
import type { JobProgress } from "@facet/contracts/jobs/job";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { leases } from "../data/collections/leases.ts";
import { systemContext } from "../data/system-context.ts";
import { followFeed } from "../events/follow-feed.ts";
import { cancelJob } from "../jobs/cancel-job.ts";
import { getJob } from "../jobs/get-job.ts";
import { fenceOf, openRunner, type TestRunner } from "../testing/act-as-runner.ts";
import { newTrainable, type Trainable } from "../testing/new-trainable.ts";
import { openTestPlatform, type TestPlatform } from "../testing/open-test-platform.ts";
import { until } from "../testing/until.ts";
import { heartbeat } from "./heartbeat.ts";
import { startWork } from "./start-work.ts";

const at = (step: number): Omit<JobProgress, "updatedAt"> => ({
  phase: "train",
  step,
  totalSteps: 40,
  done: step,
  total: 40,
  unit: "steps",
  loss: 1,
  tokensPerSecond: 100,
  etaSeconds: 3,
});

describe("a heartbeat", () => {
  let platform: TestPlatform;
  let account: Trainable;
  let runner: TestRunner;
  let claimed: Claimed;
  beforeEach(async () => {
    platform = await openTestPlatform();
    account = await newTrainable(platform);
    await account.train();
    runner = await openRunner(platform);
    claimed = await runner.take();
    await startWork({ ctx: platform, input: fenceOf(claimed) });
  });
  afterEach(() => platform.close());

  const beat = (more: Partial<Parameters<typeof heartbeat>[0]["input"]> = {}, signal?: AbortSignal) =>
    heartbeat({
      ctx: platform,
      input: { ...fenceOf(claimed), progress: null, waitMs: 0, ...more },
      ...(signal ? { signal } : {}),
    });
  const expiresAt = async () =>
    (await platform.documents.bind(systemContext("gateway")).get(leases, claimed.jobId))?.data.expiresAt ??
    "";
  const progress = async () => (await getJob({ ctx: account.ctx, input: { id: claimed.jobId } })).progress;

  it("extends the lease by its whole length", async () => {
    const before = await expiresAt();
    platform.clock.advance(20_000);
    const reply = await beat();
    expect(reply).toMatchObject({ command: "none", leaseExpiresAt: await expiresAt() });
    expect(Date.parse(reply.leaseExpiresAt) - Date.parse(before)).toBeGreaterThanOrEqual(20_000);
  });

  it("is held, and answers a cancellation at once", async () => {
    const held = beat({ waitMs: 20_000 });
    await until(() => platform.held() > 0, "the heartbeat is held");
    const from = performance.now();
    await cancelJob({ ctx: account.ctx, input: { id: claimed.jobId } });
    expect(await held).toMatchObject({ command: "cancel" });
    expect(performance.now() - from).toBeLessThan(200);
    expect(await beat({ waitMs: 20_000 })).toMatchObject({ command: "cancel" });
  });

  it("ends its hold when the runner goes, or when its time is over", async () => {
    const gone = new AbortController();
    const held = beat({ waitMs: 20_000 }, gone.signal);
    await until(() => platform.held() > 0, "the heartbeat is held");
    gone.abort();
    expect(await held).toMatchObject({ command: "none" });
    expect(await beat({ waitMs: 30 })).toMatchObject({ command: "none" });
  });

  it("tells a held runner at once that its lease was taken", async () => {
    const held = beat({ waitMs: 20_000 }).then(
      () => "answered",
      (error: unknown) => (FacetError.is(error) ? error.code : "broke"),
    );
    await until(() => platform.held() > 0, "the heartbeat is held");
    const again = await (await openRunner(platform, runner.hostId)).take();
    expect(again.attempt).toBe(2);
    expect(await held).toBe("stale_attempt");
  });

  it("keeps the progress, at most about once a second, and hints at it", async () => {
    const reading = new AbortController();
    const feed = followFeed({
      ctx: account.ctx,
      input: { projectId: account.projectId, signal: reading.signal },
    });
    const first = feed.next();
    await until(() => platform.held() > 0, "the feed is followed");
    await beat({ progress: at(1) });
    expect((await first).value).toEqual({ noun: "progress", id: claimed.jobId, version: 1 });
    await beat({ progress: at(2) });
    expect(await progress()).toMatchObject({ step: 1 });
    platform.clock.advance(1000);
    await beat({ progress: at(3) });
    expect(await progress()).toMatchObject({ step: 3, totalSteps: 40, etaSeconds: 3 });
    reading.abort();
  });
});
