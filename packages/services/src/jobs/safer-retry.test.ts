import type { Claimed } from "@facet/contracts/gateway/worker-gateway";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readEvents } from "../events/read-events.ts";
import { failAttempt } from "../gateway/fail-attempt.ts";
import { startWork } from "../gateway/start-work.ts";
import { commitStep, fenceOf, finishJob, openRunner, type TestRunner } from "../testing/act-as-runner.ts";
import { engineKilled } from "../testing/failures.ts";
import { newFineTune } from "../testing/new-fine-tune.ts";
import { newTrainable, type Trainable } from "../testing/new-trainable.ts";
import { openTestPlatform, type TestPlatform } from "../testing/open-test-platform.ts";
import { requireInvariants } from "../testing/require-invariants.ts";
import { getJob } from "./get-job.ts";
import { saferKnobs } from "./safer-knobs.ts";

describe("knobs that need less memory and learn the same", () => {
  const knobs = {
    per_device_train_batch_size: 8,
    gradient_accumulation_steps: 3,
    gradient_checkpointing: "auto",
    padding_free: "auto",
  };
  it.each([
    [{}, { per_device_train_batch_size: 4, gradient_accumulation_steps: 6 }],
    [{ per_device_train_batch_size: 9 }, { per_device_train_batch_size: 3, gradient_accumulation_steps: 9 }],
    [
      { per_device_train_batch_size: 7 },
      { per_device_train_batch_size: 1, gradient_accumulation_steps: 21, padding_free: false },
    ],
    [{ per_device_train_batch_size: 2, padding_free: true }, { gradient_checkpointing: true }],
    [{ per_device_train_batch_size: 1 }, { gradient_checkpointing: true }],
    [{ per_device_train_batch_size: 1, gradient_checkpointing: true }, null],
  ])("%o becomes %o", (turned, wanted) => {
    expect(saferKnobs({ ...knobs, ...turned })).toEqual(wanted);
  });
});

const outOfMemory = {
  ...engineKilled,
  code: "out_of_memory",
  class: "resource",
  message: "the longest batch does not fit",
} as const;

describe("memory that runs out", () => {
  let platform: TestPlatform;
  let account: Trainable;
  let runner: TestRunner;
  beforeEach(async () => {
    platform = await openTestPlatform();
    account = await newTrainable(platform);
    runner = await openRunner(platform);
  });
  afterEach(async () => {
    await requireInvariants(platform, account.orgId);
    await platform.close();
  });

  async function begin(): Promise<Claimed> {
    const claimed = await runner.take();
    await startWork({ ctx: platform, input: fenceOf(claimed) });
    return claimed;
  }
  const make = (more: object) =>
    newFineTune(account, account.material, { evaluation: null, formats: [], ...more });
  const job = (id: string) => getJob({ ctx: account.ctx, input: { id } });
  const fail = (claimed: Claimed, cause: object = outOfMemory) =>
    failAttempt({ ctx: platform, input: { ...outOfMemory, ...cause, ...fenceOf(claimed) } });

  it("is tried again once, at once, from the checkpoint, with less memory and the same rows a step", async () => {
    const { jobs } = await make({ autoSaferRetry: true, knobs: { per_device_train_batch_size: 8 } });
    const first = await begin();
    await commitStep(platform, first, 5);
    expect(await fail(first)).toEqual({ state: "recovering" });
    const safer = { per_device_train_batch_size: 4, gradient_accumulation_steps: 2 };
    const { events } = await readEvents({
      ctx: account.ctx,
      input: { jobId: jobs.train, after: 0, limit: 100 },
    });
    expect(events.filter(({ type }) => type === "log").at(-1)?.data).toEqual({
      level: "warn",
      message:
        "Memory ran out. The next attempt learns the same with less: per_device_train_batch_size 4, gradient_accumulation_steps 2.",
      knobs: safer,
    });

    const second = await begin();
    expect(second.input.knobs).toMatchObject(safer);
    expect(second.checkpoints).toMatchObject([{ step: 5 }]);
    const seen = await job(jobs.train);
    expect(seen.attempts).toMatchObject([
      { knobs: null, error: { code: "out_of_memory" } },
      { knobs: safer },
    ]);
    expect(seen.input.knobs).toMatchObject({ per_device_train_batch_size: 8 });
    await fail(second, engineKilled);
    const third = await begin();
    expect(third.input.knobs).toMatchObject(safer);
    expect(await fail(third)).toEqual({ state: "failed" });
    expect(await job(jobs.train)).toMatchObject({
      failures: { resource: 2, infra: 1 },
      error: { code: "out_of_memory" },
    });
  });

  it("is the end where nobody allowed more, and where the disk was full", async () => {
    await make({});
    expect(await fail(await begin())).toEqual({ state: "failed" });
    await make({ autoSaferRetry: true });
    expect(await fail(await begin(), { code: "disk_full" })).toEqual({ state: "failed" });
  });

  it("the time limit counts what all attempts have worked", async () => {
    const { jobs } = await make({ timeLimitMinutes: 60 });
    const first = await begin();
    expect(first.timeLimitMs).toBe(3_600_000);
    platform.clock.advance(25 * 60_000);
    await fail(first, engineKilled);
    platform.clock.advance(3_600_000);
    const second = await begin();
    expect(second.timeLimitMs).toBeLessThanOrEqual(35 * 60_000);
    expect(second.timeLimitMs).toBeGreaterThan(34 * 60_000);
    await commitStep(platform, second, 9);
    const late = { code: "time_limit", class: "user", message: "it ran longer than it may" };
    expect(await fail(second, late)).toEqual({ state: "failed" });
    expect(await job(jobs.train)).toMatchObject({ checkpoint: { step: 9 }, error: { code: "time_limit" } });
  });

  it("a run without a limit of its own has the kind's", async () => {
    await make({});
    const claimed = await runner.take();
    expect(claimed.timeLimitMs).toBe(7 * 24 * 3_600_000);
    await finishJob(platform, claimed);
  });
});
