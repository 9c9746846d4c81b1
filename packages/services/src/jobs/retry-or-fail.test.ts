import type { Claimed, FailAttempt } from "@facet/contracts/gateway/worker-gateway";
import { productionTimings } from "@facet/contracts/timings";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { failAttempt } from "../gateway/fail-attempt.ts";
import { startWork } from "../gateway/start-work.ts";
import { commitStep, fenceOf, openRunner, type TestRunner } from "../testing/act-as-runner.ts";
import { newTrainable, type Trainable } from "../testing/new-trainable.ts";
import { openTestPlatform, type TestPlatform } from "../testing/open-test-platform.ts";
import { getJob } from "./get-job.ts";
import { retryDelayMs } from "./retry-or-fail.ts";

describe("how long a retry waits", () => {
  const delay = (failure: "infra" | "platform", count: number, attempt = count) =>
    retryDelayMs(failure, count, { id: "job_x", attempt }, productionTimings);

  it("comes at once the first time for infra, then doubles from 5 s to 5 min with up to half of it by chance", () => {
    expect(delay("infra", 1)).toBe(0);
    for (const [count, full] of [
      [2, 5000],
      [3, 10_000],
      [6, 80_000],
      [8, 300_000],
      [200, 300_000],
    ] as const) {
      expect(delay("infra", count)).toBeGreaterThanOrEqual(full / 2);
      expect(delay("infra", count)).toBeLessThanOrEqual(full);
    }
    expect(delay("platform", 1)).toBeGreaterThanOrEqual(2500);
    expect(
      new Set(Array.from({ length: 20 }, (_, attempt) => delay("infra", 9, attempt))).size,
    ).toBeGreaterThan(15);
  });
});

describe("an attempt that ended badly", () => {
  let platform: TestPlatform;
  let account: Trainable;
  let runner: TestRunner;
  let claimed: Claimed;
  beforeEach(async () => {
    platform = await openTestPlatform();
    account = await newTrainable(platform);
    runner = await openRunner(platform);
    await account.train();
    await begin();
  });
  afterEach(() => platform.close());

  async function begin(): Promise<void> {
    platform.clock.advance(platform.timings.backoffLimitMs);
    claimed = await runner.take();
    await startWork({ ctx: platform, input: fenceOf(claimed) });
  }
  const fail = (more: Partial<FailAttempt>) =>
    failAttempt({
      ctx: platform,
      input: {
        ...fenceOf(claimed),
        code: "engine_killed",
        class: "infra",
        message: "killed",
        place: null,
        fix: null,
        fixKnobs: null,
        lastStep: null,
        ...more,
      },
    });
  const job = () => getJob({ ctx: account.ctx, input: { id: claimed.jobId } });

  it.each([
    ["user", "rows_too_long"],
    ["resource", "out_of_memory"],
    ["numeric", "loss_not_finite"],
  ] as const)("of class %s is the end, with cause, place and fix", async (failure, code) => {
    const fix = { fix: "Lower it.", fixKnobs: { max_length: 128 } };
    expect(
      await fail({ class: failure, code, message: "cause", place: "row 7", lastStep: 12, ...fix }),
    ).toEqual({ state: "failed" });
    expect(await job()).toMatchObject({
      state: "failed",
      error: { code, class: failure, message: "cause", place: "row 7", attempt: 1, lastStep: 12, ...fix },
      attempts: [{ outcome: "failed", error: { code }, endedAt: expect.any(String) }],
    });
  });

  it("for a fault of ours is tried twice more", async () => {
    for (const state of ["recovering", "recovering", "failed"]) {
      expect(await fail({ class: "platform", code: "internal", message: "bug" })).toEqual({ state });
      if (state === "recovering") await begin();
    }
    expect(await job()).toMatchObject({ failures: { platform: 3 } });
  });

  it("for want of capacity is tried again without end, and says since when", async () => {
    for (let count = 1; count <= 15; count += 1) {
      expect(await fail({ class: "capacity", code: "no_runner", message: "no machine" })).toEqual({
        state: "recovering",
      });
      expect((await job()).waiting).toMatchObject({ code: "backoff", since: expect.any(String) });
      await begin();
    }
  });

  it("forgets lost machines after half an hour that got further than before", async () => {
    for (let count = 1; count <= 9; count += 1) {
      await fail({ lastStep: 5 });
      await begin();
    }
    expect((await job()).failures).toEqual({ infra: 9 });
    platform.clock.advance(platform.timings.infraResetMs);
    await commitStep(platform, claimed, 80);
    await fail({});
    expect(await job()).toMatchObject({
      state: "recovering",
      failures: { infra: 1 },
      notBefore: null,
      attempts: expect.arrayContaining([expect.objectContaining({ number: 10, lastStep: 80 })]),
    });
    await begin();
    platform.clock.advance(platform.timings.infraResetMs);
    await fail({ lastStep: 60 });
    expect((await job()).failures).toEqual({ infra: 2 });
  });

  it("with an unknown code is a fault of ours, and keeps its name", async () => {
    await fail({ class: "user", code: "weird_thing", message: "went wrong" });
    expect((await job()).error).toMatchObject({ code: "internal", message: "weird_thing: went wrong" });
  });

  it("never stores a credential that stood in its message", async () => {
    await fail({
      class: "user",
      code: "bad_token",
      message: "refused Bearer abcdefghijklmnop and hf_abcdefghijklmnop",
    });
    expect(JSON.stringify(await job())).not.toMatch(/abcdefghijklmnop/);
  });
});
