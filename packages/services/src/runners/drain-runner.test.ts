import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ensureLocalOrganisation } from "../auth/ensure-local-organisation.ts";
import type { ServiceContext } from "../context.ts";
import { confirmPaused } from "../gateway/confirm-paused.ts";
import { heartbeat } from "../gateway/heartbeat.ts";
import { getJob } from "../jobs/get-job.ts";
import { pauseJob } from "../jobs/pause-job.ts";
import { commitStep, fenceOf, finishBegun, finishJob, openRunner } from "../testing/act-as-runner.ts";
import { newAccount } from "../testing/new-account.ts";
import { newFineTune } from "../testing/new-fine-tune.ts";
import { requireInvariants } from "../testing/require-invariants.ts";
import { startTraining, type Training } from "../testing/start-training.ts";
import { until } from "../testing/until.ts";
import { cordonRunner } from "./cordon-runner.ts";
import { drainRunner } from "./drain-runner.ts";
import { listRunners } from "./list-runners.ts";
import { uncordonRunner } from "./uncordon-runner.ts";

describe("a runner that is to be emptied", () => {
  let t: Training;
  beforeEach(async () => {
    t = await startTraining();
    await ensureLocalOrganisation({ ctx: t.platform, input: { known: t.account.orgId } });
  });
  afterEach(async () => {
    await requireInvariants(t.platform, t.account.orgId);
    await t.platform.close();
  });
  const input = () => ({ id: t.runner.runnerId });
  const drain = () => drainRunner({ ctx: t.account.ctx, input: input() });
  const shown = async () =>
    (await listRunners({ ctx: t.account.ctx })).find(({ id }) => id === t.runner.runnerId)?.availability;

  it("cordoned: goes on with what it has, and takes nothing new until it is opened again", async () => {
    expect(await cordonRunner({ ctx: t.account.ctx, input: input() })).toMatchObject({
      availability: "cordoned",
    });
    const { jobs } = await t.account.train();
    await finishBegun(t.platform, t.claimed);
    expect(await t.runner.claim()).toBeNull();
    t.platform.clock.advance(t.platform.timings.leaseMs);
    await t.runner.claim();
    expect(await getJob({ ctx: t.account.ctx, input: { id: jobs.train } })).toMatchObject({
      waiting: { code: "cordoned", sentence: expect.stringContaining("test") },
    });

    const held = t.runner.claim(20_000);
    await until(() => t.platform.held() > 0, "the call is held");
    await uncordonRunner({ ctx: t.account.ctx, input: input() });
    expect(await held).toMatchObject({ jobId: jobs.train });
  });

  it("stays cordoned when it is started again", async () => {
    await cordonRunner({ ctx: t.account.ctx, input: input() });
    const again = await openRunner(t.platform, t.runner.hostId);
    expect(await again.claim()).toBeNull();
    expect(await shown()).toBe("cordoned");
  });

  it("drained: its training commits a checkpoint and goes on at another runner, without anybody resuming it", async () => {
    expect(await drain()).toMatchObject({ availability: "draining" });
    expect(await drain()).toMatchObject({ availability: "draining" });
    const reply = await heartbeat({
      ctx: t.platform,
      input: { ...fenceOf(t.claimed), progress: null, waitMs: 0 },
    });
    expect(reply.command).toBe("pause");
    await commitStep(t.platform, t.claimed, 17);
    expect(await confirmPaused({ ctx: t.platform, input: fenceOf(t.claimed) })).toEqual({ state: "queued" });
    expect(await confirmPaused({ ctx: t.platform, input: fenceOf(t.claimed) })).toEqual({ state: "queued" });
    expect(await shown()).toBe("drained");
    expect(await t.runner.claim()).toBeNull();
    expect(await t.job()).toMatchObject({ state: "queued", pausedFor: null, failures: {} });
    const next = await (await openRunner(t.platform)).take();
    expect(next).toMatchObject({ jobId: t.claimed.jobId, attempt: 2, checkpoints: [{ step: 17 }] });
    await finishJob(t.platform, next);
  });

  it("a runner that dies while it is drained loses nothing but the step", async () => {
    await commitStep(t.platform, t.claimed, 5);
    await drain();
    await openRunner(t.platform, t.runner.hostId);
    expect(await t.job()).toMatchObject({ state: "queued", checkpoint: { step: 5 }, failures: {} });
    expect(await shown()).toBe("drained");
  });

  it("what a person pauses meanwhile stays paused", async () => {
    await drain();
    await pauseJob({ ctx: t.account.ctx, input: { id: t.claimed.jobId } });
    expect(await confirmPaused({ ctx: t.platform, input: fenceOf(t.claimed) })).toEqual({ state: "paused" });
    expect(await t.job()).toMatchObject({ pausedFor: "person" });
  });

  it("ends a job of a kind that keeps no checkpoints before it is empty", async () => {
    await newFineTune(t.account, t.account.material, { knobs: { max_length: 64 } });
    const other = await openRunner(t.platform);
    const preparing = await other.take();
    const id = other.runnerId;
    expect(await drainRunner({ ctx: t.account.ctx, input: { id } })).toMatchObject({
      availability: "draining",
    });
    await finishJob(t.platform, preparing);
    const seen = await listRunners({ ctx: t.account.ctx });
    expect(seen.find((runner) => runner.id === id)).toMatchObject({ availability: "drained" });
  });

  it("is not there for those who do not run the platform", async () => {
    const stranger = await newAccount(t.platform);
    const operated = async (ctx: ServiceContext) =>
      (await listRunners({ ctx })).find(({ id }) => id === input().id)?.operated;
    expect(await operated(t.account.ctx)).toBe(true);
    expect(await operated(stranger.ctx)).toBe(false);
    await expect(drainRunner({ ctx: stranger.ctx, input: input() })).rejects.toMatchObject({
      code: "not_found",
    });
    const principal = { ...t.account.ctx.principal, scopes: ["runners:read" as const] };
    await expect(
      cordonRunner({ ctx: { ...t.account.ctx, principal }, input: input() }),
    ).rejects.toMatchObject({ code: "forbidden" });
  });
});
