import type { FineTune } from "@facet/contracts/fine-tunes/fine-tune";
import type { Claimed } from "@facet/contracts/gateway/worker-gateway";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { cancelFineTune } from "../fine-tunes/cancel-fine-tune.ts";
import { getFineTune } from "../fine-tunes/get-fine-tune.ts";
import { removeFineTune } from "../fine-tunes/remove-fine-tune.ts";
import { retryFineTune } from "../fine-tunes/retry-fine-tune.ts";
import { failAttempt } from "../gateway/fail-attempt.ts";
import { startWork } from "../gateway/start-work.ts";
import { newMemory, tick } from "../maintenance/tick.ts";
import {
  commitStep,
  drainLine,
  fenceOf,
  finishBegun,
  openRunner,
  type TestRunner,
} from "../testing/act-as-runner.ts";
import { newFineTune } from "../testing/new-fine-tune.ts";
import { newTrainable, type Trainable } from "../testing/new-trainable.ts";
import { openTestPlatform, type TestPlatform } from "../testing/open-test-platform.ts";
import { requireInvariants } from "../testing/require-invariants.ts";
import { getJob } from "./get-job.ts";
import { retryJob } from "./retry-job.ts";

const diverged = {
  code: "loss_not_finite",
  class: "numeric",
  message: "the loss was NaN",
  place: "step 30",
  fix: null,
  fixKnobs: null,
  lastStep: 30,
} as const;

describe("retrying what has failed", () => {
  let platform: TestPlatform;
  let account: Trainable;
  let runner: TestRunner;
  let fineTune: FineTune;
  beforeEach(async () => {
    platform = await openTestPlatform();
    account = await newTrainable(platform);
    runner = await openRunner(platform);
    fineTune = await newFineTune(account, account.material);
  });
  afterEach(async () => {
    await tick({ ctx: platform, memory: newMemory() });
    await requireInvariants(platform, account.orgId, true);
    await platform.close();
  });

  const job = (id: string | null) => getJob({ ctx: account.ctx, input: { id: id ?? "" } });
  const run = () => getFineTune({ ctx: account.ctx, input: { id: fineTune.id } });
  const retry = (id: string | null) => retryJob({ ctx: account.ctx, input: { id: id ?? "" } });
  async function begin(): Promise<Claimed> {
    const claimed = await runner.take();
    await startWork({ ctx: platform, input: fenceOf(claimed) });
    return claimed;
  }
  async function fail(claimed: Claimed): Promise<void> {
    await failAttempt({ ctx: platform, input: { ...fenceOf(claimed), ...diverged } });
  }
  /** Training with checkpoints 10 and 20 fails at step 30. */
  async function failTraining(): Promise<void> {
    const claimed = await begin();
    for (const step of [10, 20]) await commitStep(platform, claimed, step, step === 10);
    await fail(claimed);
  }

  it("makes a new job that goes on from the last good checkpoint, with what depended on it, and leaves the old one as it was", async () => {
    await failTraining();
    const before = await job(fineTune.jobs.train);
    expect(await run()).toMatchObject({ state: "failed" });

    const made = await retry(fineTune.jobs.train);
    expect(made).toMatchObject({
      kind: "train",
      state: "queued",
      retryOf: before.id,
      attempt: 0,
      bestStep: 10,
    });
    expect(made.checkpoints.map(({ step }) => step)).toEqual([10, 20]);
    const retried = await run();
    expect(retried).toMatchObject({ state: "queued", jobs: { train: made.id }, modelId: fineTune.modelId });
    expect(await job(retried.jobs.evaluate)).toMatchObject({
      state: "queued",
      retryOf: fineTune.jobs.evaluate,
      openDependencies: [made.id],
    });
    const claimed = await begin();
    expect(claimed).toMatchObject({ jobId: made.id, attempt: 1, checkpoints: [{ step: 20 }, { step: 10 }] });
    await commitStep(platform, claimed, 40, true);
    await finishBegun(platform, claimed);
    expect(await drainLine(platform, runner)).toEqual(["evaluate", "export"]);
    expect(await run()).toMatchObject({ state: "succeeded" });
    expect(await job(before.id)).toEqual(before);
  });

  it("keeps the bytes of a checkpoint for as long as either job names it", async () => {
    await failTraining();
    const old = await job(fineTune.jobs.train);
    const made = await retry(old.id);
    const claimed = await begin();
    for (const step of [30, 40, 50]) await commitStep(platform, claimed, step);
    await tick({ ctx: platform, memory: newMemory("one") });
    expect((await job(made.id)).checkpoints.map(({ step }) => step)).toEqual([10, 40, 50]);
    await fail(claimed);
    await removeFineTune({ ctx: account.ctx, input: { id: fineTune.id } });
    await tick({ ctx: platform, memory: newMemory("one") });
    await tick({ ctx: platform, memory: newMemory("one") });
    for (const id of [old.id, made.id]) await expect(job(id)).rejects.toMatchObject({ code: "not_found" });
    expect(await platform.blobs.list(`orgs/${account.orgId}/jobs/${old.id}/`)).toEqual([]);
  });

  it("starts from the beginning when no checkpoint is whole any more", async () => {
    await failTraining();
    for (const { key } of await platform.blobs.list(`orgs/${account.orgId}/jobs/${fineTune.jobs.train}/`))
      if (key.includes("checkpoint")) await platform.blobs.remove(key);
    expect(await retry(fineTune.jobs.train)).toMatchObject({ checkpoint: null, checkpoints: [] });
  });

  it("takes one retry at a time, and never a job that goes on or has succeeded", async () => {
    await expect(retry(fineTune.jobs.train)).rejects.toMatchObject({
      code: "conflict",
      detail: expect.stringContaining("queued"),
    });
    await failTraining();
    const made = await retry(fineTune.jobs.train);
    await expect(retry(fineTune.jobs.train)).rejects.toMatchObject({
      code: "conflict",
      detail: expect.stringContaining(made.id),
    });
    await expect(retryFineTune({ ctx: account.ctx, input: { id: fineTune.id } })).rejects.toMatchObject({
      code: "conflict",
    });
    await drainLine(platform, runner);
    await expect(retry(made.id)).rejects.toMatchObject({ code: "already_finished" });
    await expect(retryFineTune({ ctx: account.ctx, input: { id: fineTune.id } })).rejects.toMatchObject({
      code: "already_finished",
    });
  });

  it("of two retries at the same moment one makes a job, and the other is refused", async () => {
    await failTraining();
    const both = await Promise.allSettled([retry(fineTune.jobs.train), retry(fineTune.jobs.train)]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("does a failed export again without repeating the training", async () => {
    await finishBegun(platform, await begin());
    await finishBegun(platform, await begin());
    const exporting = await begin();
    expect(exporting.kind).toBe("export");
    await fail(exporting);
    expect(await run()).toMatchObject({ state: "failed" });
    const retried = await retryFineTune({ ctx: account.ctx, input: { id: fineTune.id } });
    expect(retried).toMatchObject({
      state: "running",
      jobs: { ...fineTune.jobs, export: expect.anything() },
    });
    expect(await drainLine(platform, runner)).toEqual(["export"]);
    expect(await run()).toMatchObject({ state: "succeeded", modelId: fineTune.modelId });
  });

  it("does a cancelled fine-tune again, with all that was cancelled", async () => {
    await cancelFineTune({ ctx: account.ctx, input: { id: fineTune.id } });
    await expect(retry(fineTune.jobs.evaluate)).rejects.toMatchObject({
      code: "conflict",
      fix: expect.stringContaining("Retry the fine-tune"),
    });
    await retryFineTune({ ctx: account.ctx, input: { id: fineTune.id } });
    expect(await drainLine(platform, runner)).toEqual(["train", "evaluate", "export"]);
  });

  it("prepares again when that is what failed", async () => {
    const other = await newFineTune(account, account.material, { knobs: { max_length: 64 } });
    await cancelFineTune({ ctx: account.ctx, input: { id: fineTune.id } });
    const preparing = await begin();
    expect(preparing.kind).toBe("prepare");
    await fail(preparing);
    expect(await getFineTune({ ctx: account.ctx, input: { id: other.id } })).toMatchObject({
      state: "failed",
    });
    await expect(retry(preparing.jobId)).rejects.toMatchObject({ code: "conflict" });
    await retryFineTune({ ctx: account.ctx, input: { id: other.id } });
    expect(await drainLine(platform, runner)).toEqual(["prepare", "train", "evaluate", "export"]);
  });
});
