import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { datasetVersions } from "../data/collections/dataset-versions.ts";
import { leases } from "../data/collections/leases.ts";
import { runners } from "../data/collections/runners.ts";
import { commit } from "../data/commit.ts";
import { systemContext } from "../data/system-context.ts";
import { tenantContext } from "../data/tenant-context.ts";
import { getJob } from "../jobs/get-job.ts";
import { commitStep, fenceOf, finishJob, openRunner, workUntilFinalized } from "../testing/act-as-runner.ts";
import { must } from "../testing/must.ts";
import { newFineTune } from "../testing/new-fine-tune.ts";
import { newTrainable, type Trainable } from "../testing/new-trainable.ts";
import { openTestPlatform, type TestPlatform } from "../testing/open-test-platform.ts";
import { until } from "../testing/until.ts";
import { claimNext } from "./claim-next.ts";
import { complete } from "./complete.ts";
import { failAttempt } from "./fail-attempt.ts";
import { startWork } from "./start-work.ts";

const died = {
  code: "engine_killed",
  class: "infra",
  message: "killed",
  place: null,
  fix: null,
  fixKnobs: null,
  lastStep: null,
} as const;

describe("claiming the next job", () => {
  let platform: TestPlatform;
  let first: Trainable;
  beforeEach(async () => {
    platform = await openTestPlatform();
    first = await newTrainable(platform);
  });
  afterEach(() => platform.close());

  it("is fair between organisations: the one with the least running, then the oldest", async () => {
    const second = await newTrainable(platform);
    for (let count = 0; count < 6; count += 1) await first.train();
    await second.train();
    await second.train();
    const order: string[] = [];
    for (let count = 0; count < 5; count += 1) {
      const claimed = await (await openRunner(platform)).take();
      order.push(claimed.orgId === first.orgId ? "first" : "second");
    }
    expect(order).toEqual(["first", "second", "first", "second", "first"]);
  });

  it("serves organisations in turn where one runner is all there is, and none has anything running", async () => {
    const [second, third] = [await newTrainable(platform), await newTrainable(platform)];
    for (let count = 0; count < 4; count += 1) await first.train();
    for (const later of [second, second, third]) await later.train();
    const names = new Map([first, second, third].map(({ orgId }, index) => [orgId, index + 1]));
    const runner = await openRunner(platform);
    const order: (number | undefined)[] = [];
    for (let count = 0; count < 7; count += 1) {
      const claimed = await runner.take();
      order.push(names.get(claimed.orgId));
      await finishJob(platform, claimed);
    }
    expect(order).toEqual([1, 2, 3, 1, 2, 1, 1]);
  });

  it("takes the jobs of one organisation in the order they were made", async () => {
    const made = [await first.train(), await first.train(), await first.train()].map(
      (fineTune) => fineTune.jobs.train,
    );
    const runner = await openRunner(platform);
    const taken: string[] = [];
    for (const _ of made) {
      const claimed = await runner.take();
      taken.push(claimed.jobId);
      await finishJob(platform, claimed);
    }
    expect(taken).toEqual(made);
  });

  it("answers a held call within 150 ms of the job's creation", async () => {
    const runner = await openRunner(platform);
    const delays: number[] = [];
    for (let round = 0; round < 10; round += 1) {
      const held = runner.claim(20_000);
      await until(() => platform.held() > 0, "the call is held");
      const from = performance.now();
      await first.train();
      const claimed = must(await held, "claim");
      delays.push(performance.now() - from);
      await finishJob(platform, claimed);
    }
    expect(delays.sort((a, b) => a - b)[5]).toBeLessThan(150);
  });

  it("gives one job to one of many who ask at once", async () => {
    const runners = await Promise.all(Array.from({ length: 8 }, () => openRunner(platform)));
    const held = runners.map((runner) => runner.claim(400));
    await first.train();
    const claims = (await Promise.all(held)).filter((claimed) => claimed !== null);
    expect(claims).toHaveLength(1);
    expect(claims[0]).toMatchObject({ attempt: 1 });
  });

  it("gives a runner one heavy job at a time", async () => {
    await first.train();
    await first.train();
    const runner = await openRunner(platform);
    const claimed = await runner.take();
    await startWork({ ctx: platform, input: fenceOf(claimed) });
    expect(await runner.claim(50)).toBeNull();
    await finishJob(platform, claimed);
    expect(await runner.claim()).not.toBeNull();
  });

  it("gives the same claim again when the first answer was lost", async () => {
    await first.train();
    const runner = await openRunner(platform);
    const lost = await runner.take();
    const again = await runner.take();
    expect(again).toMatchObject({ jobId: lost.jobId, attempt: 1, leaseToken: lost.leaseToken });
    await finishJob(platform, again);
  });

  it("lets go of a held call as soon as the runner has gone, without taking a job for it", async () => {
    const runner = await openRunner(platform);
    const gone = new AbortController();
    const held = runner.claim(20_000, gone.signal);
    await until(() => platform.held() > 0, "the call is held");
    gone.abort();
    expect(await held).toBeNull();
    await first.train();
    expect(
      (await platform.documents.bind(systemContext("gateway")).query(leases, "all", { limit: 10 })).length,
    ).toBe(0);
  });

  it("waits out a back-off and then hands the job over without any wake-up", async () => {
    const quick = { ...platform, timings: { ...platform.timings, backoffFirstMs: 400, backoffLimitMs: 400 } };
    const { jobs } = await first.train();
    const runner = await openRunner(quick);
    for (let attempt = 1; attempt <= 2; attempt += 1)
      await failAttempt({ ctx: quick, input: { ...fenceOf(await runner.take()), ...died } });
    const waiting = await getJob({ ctx: first.ctx, input: { id: jobs.train } });
    expect(waiting).toMatchObject({
      state: "recovering",
      waiting: { code: "backoff" },
      notBefore: expect.any(String),
    });
    expect(await runner.claim()).toBeNull();
    expect(must(await runner.claim(5000), "claim")).toMatchObject({ jobId: jobs.train, attempt: 3 });
  });

  it("passes over any number of jobs that are backing off", async () => {
    const runner = await openRunner(platform);
    for (let count = 0; count < 25; count += 1) {
      await first.train();
      const claimed = await runner.take();
      const stuck = { ...died, code: "internal", class: "platform" } as const;
      await failAttempt({ ctx: platform, input: { ...fenceOf(claimed), ...stuck } });
    }
    const { jobs } = await first.train();
    expect(await runner.take()).toMatchObject({ jobId: jobs.train });
  });

  it("brings what the kind needs: its inputs by name, never test rows near training", async () => {
    const fineTune = await newFineTune(first, first.material, { knobs: { max_length: 256 } });
    const runner = await openRunner(platform);
    const prepare = await runner.take();
    expect(Object.keys(prepare.artifacts)).toEqual(["rows", "model"]);
    expect(prepare.artifacts.rows?.files.map((file) => file.path)).toEqual([
      "train.parquet",
      "validation.parquet",
    ]);
    expect(prepare.context).toMatchObject({ dataHash: "5".repeat(64), rowType: "chat" });
    await finishJob(platform, prepare);

    const train = await runner.take();
    expect(Object.keys(train.artifacts)).toEqual(["prepared", "model"]);
    expect(train.input.knobs).toEqual(fineTune.knobs);
    await finishJob(platform, train);

    const evaluate = await runner.take();
    expect(Object.keys(evaluate.artifacts)).toEqual(["rows", "model", "adapter"]);
    expect(evaluate.artifacts.rows?.files.map((file) => file.path)).toEqual(["test.parquet"]);
    expect(evaluate.artifacts.rows?.manifestSha256).not.toBe(prepare.artifacts.rows?.manifestSha256);
    expect(evaluate.context).toMatchObject({ primaryMetric: "json_equal" });
  });

  it("offers checkpoints newest first to the next attempt", async () => {
    await first.train();
    const runner = await openRunner(platform);
    const claimed = await runner.take();
    await startWork({ ctx: platform, input: fenceOf(claimed) });
    for (const step of [10, 20]) await commitStep(platform, claimed, step);
    await failAttempt({ ctx: platform, input: { ...fenceOf(claimed), ...died } });
    const again = await runner.take();
    expect(again.checkpoints.map((one) => one.step)).toEqual([20, 10]);
    expect(again.checkpoints[0]?.artifact.files.every((file) => file.href !== "")).toBe(true);
  });

  it("after the loss of a finalising worker only finalising is redone", async () => {
    await first.train();
    const runner = await openRunner(platform);
    const claimed = await runner.take();
    await workUntilFinalized(platform, claimed);
    const restarted = await openRunner(platform, runner.hostId);
    const again = await restarted.take();
    expect(again).toMatchObject({
      attempt: 2,
      finalizing: true,
      finalized: { artifacts: { output: expect.stringMatching(/^art_/) } },
    });
    await startWork({ ctx: platform, input: fenceOf(again) });
    expect(await complete({ ctx: platform, input: fenceOf(again) })).toEqual({ state: "succeeded" });
    expect(await complete({ ctx: platform, input: fenceOf(again) })).toEqual({ state: "succeeded" });
  });

  it("ends an attempt whose inputs are gone with the reason, and goes on with the next job", async () => {
    const whole = await newTrainable(platform);
    const broken = await first.train();
    const { jobs } = await whole.train();
    await commit(platform, tenantContext(first.orgId), async (work) =>
      work.remove(datasetVersions, first.material.datasetVersionId),
    );
    const claimed = await (await openRunner(platform)).take();
    expect(claimed.jobId).toBe(jobs.train);
    const failed = await getJob({ ctx: first.ctx, input: { id: broken.jobs.train } });
    expect(failed).toMatchObject({ state: "failed", error: { class: "user", place: "inputs", attempt: 1 } });
  });

  it("refuses a runner without a session, and notes when one was heard of", async () => {
    const input = { runnerId: `rnr_${"0".repeat(26)}`, lanes: ["cpu" as const], labels: [], waitMs: 0 };
    await expect(claimNext({ ctx: platform, input })).rejects.toMatchObject({ code: "not_found" });
    const runner = await openRunner(platform);
    const seen = async () =>
      (await platform.documents.bind(systemContext("gateway")).get(runners, runner.runnerId))?.data
        .lastSeenAt ?? "";
    const before = await seen();
    platform.clock.advance(platform.timings.heartbeatMs);
    await runner.claim();
    expect((await seen()) > before).toBe(true);
  });
});
