import type { Claimed } from "@facet/contracts/gateway/worker-gateway";
import type { JobState } from "@facet/contracts/jobs/job-state";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { confirmCancelled } from "../gateway/confirm-cancelled.ts";
import { heartbeat } from "../gateway/heartbeat.ts";
import { startWork } from "../gateway/start-work.ts";
import { cancelJob } from "../jobs/cancel-job.ts";
import { getJob } from "../jobs/get-job.ts";
import { pauseJob } from "../jobs/pause-job.ts";
import {
  commitStep,
  fenceOf,
  openRunner,
  type TestRunner,
  workUntilFinalized,
} from "../testing/act-as-runner.ts";
import { newTrainable, type Trainable } from "../testing/new-trainable.ts";
import { openTestPlatform, type TestPlatform } from "../testing/open-test-platform.ts";
import { requireInvariants } from "../testing/require-invariants.ts";
import { type MaintenanceMemory, newMemory, tick } from "./tick.ts";

describe("the sweeper", () => {
  let platform: TestPlatform;
  let account: Trainable;
  let runner: TestRunner;
  let memory: MaintenanceMemory;
  let claimed: Claimed;
  beforeEach(async () => {
    platform = await openTestPlatform();
    account = await newTrainable(platform);
    await account.train();
    runner = await openRunner(platform);
    claimed = await runner.take();
    memory = newMemory();
  });
  afterEach(async () => {
    await requireInvariants(platform, account.orgId);
    await platform.close();
  });

  const sweep = () => tick({ ctx: platform, memory });
  const { leaseMs, sweepMs } = { leaseMs: 60_000, sweepMs: 2000 };
  const job = () => getJob({ ctx: account.ctx, input: { id: claimed.jobId } });
  const start = () => startWork({ ctx: platform, input: fenceOf(claimed) });
  const beat = () => heartbeat({ ctx: platform, input: { ...fenceOf(claimed), progress: null, waitMs: 0 } });

  /** Rounds as they come in life, while nothing is heard of the runner. */
  async function silence(ms: number): Promise<void> {
    for (let passed = 0; passed < ms; passed += sweepMs) {
      await sweep();
      platform.clock.advance(sweepMs);
    }
    await sweep();
  }

  async function loseIn(state: JobState): Promise<void> {
    if (state !== "starting") await start();
    if (state === "finalizing") await workUntilFinalized(platform, claimed);
    if (state === "pausing")
      await commitStep(platform, claimed, 5).then(() =>
        pauseJob({ ctx: account.ctx, input: { id: claimed.jobId } }),
      );
    if (state === "cancelling") await cancelJob({ ctx: account.ctx, input: { id: claimed.jobId } });
    expect((await job()).state).toBe(state);
    await silence(leaseMs + sweepMs);
  }

  it.each([
    ["starting", "recovering"],
    ["running", "recovering"],
    ["finalizing", "recovering"],
    ["pausing", "paused"],
    ["cancelling", "cancelled"],
  ] as const)("a worker lost while %s: the job becomes %s", async (state, outcome) => {
    await loseIn(state);
    expect((await job()).state).toBe(outcome);
  });

  it("brings a lost job back within a lease and fifteen seconds, at once the first time", async () => {
    await start();
    await silence(leaseMs + 15_000 - sweepMs);
    const again = await runner.claim();
    expect(again).toMatchObject({ jobId: claimed.jobId, attempt: 2 });
    expect(await job()).toMatchObject({
      attempts: [
        { number: 1, outcome: "recovering", error: { code: "lease_lost", class: "infra" } },
        { number: 2, outcome: "running" },
      ],
    });
  });

  it("leaves a lease alone that is kept alive", async () => {
    await start();
    for (let passed = 0; passed < 3 * leaseMs; passed += 4 * sweepMs) {
      await silence(4 * sweepMs);
      await beat();
    }
    expect((await job()).state).toBe("running");
  });

  it("does not believe a wall clock that jumps a day ahead", async () => {
    await start();
    await sweep();
    platform.clock.jump(24 * 3_600_000);
    await sweep();
    expect((await job()).state).toBe("running");
    await beat();
    await silence(leaseMs + sweepMs);
    expect((await job()).state).toBe("recovering");
  });

  it("is not held up by a wall clock that is set back", async () => {
    await start();
    await sweep();
    platform.clock.jump(-3_600_000);
    await silence(3 * leaseMs);
    expect((await job()).state).toBe("recovering");
  });

  it("watches for a full lease length of its own before it takes anything away", async () => {
    await start();
    platform.clock.advance(10 * leaseMs);
    await sweep();
    expect((await job()).state).toBe("running");
    await silence(leaseMs - 2 * sweepMs);
    expect((await job()).state).toBe("running");
    await silence(2 * sweepMs);
    expect((await job()).state).toBe("recovering");
  });

  it("takes nothing from a runner that came back between the look and the blow", async () => {
    await start();
    await silence(leaseMs - sweepMs);
    await beat();
    platform.clock.advance(2 * sweepMs);
    await sweep();
    expect((await job()).state).toBe("running");
  });

  it("refuses the runner that comes back too late, also its confirmation of a cancellation made without it", async () => {
    await start();
    await silence(leaseMs + sweepMs);
    await expect(beat()).rejects.toMatchObject({ code: "stale_attempt" });
    await cancelJob({ ctx: account.ctx, input: { id: claimed.jobId } });
    expect(await confirmCancelled({ ctx: platform, input: fenceOf(claimed) })).toEqual({
      state: "cancelled",
    });
  });

  it("gives up after ten lost machines though each got further, with the last one's story", async () => {
    for (let attempt = 1; attempt <= 11; attempt += 1) {
      await start();
      await commitStep(platform, claimed, attempt);
      await silence(leaseMs + sweepMs);
      platform.clock.advance(platform.timings.backoffLimitMs);
      if (attempt < 11) claimed = await runner.take();
    }
    expect(await job()).toMatchObject({
      state: "failed",
      attempt: 11,
      failures: { infra: 11 },
      error: { code: "lease_lost", attempt: 11, title: "The runner lost its lease" },
    });
  });

  it("quarantines a job that brings down runner after runner without getting on, and gives it to no other", async () => {
    const steps = [4, 4, 7, 7, 7, 7];
    for (const [index, step] of steps.entries()) {
      await start();
      if (step > (steps[index - 1] ?? 0)) await commitStep(platform, claimed, step);
      await openRunner(platform, runner.hostId);
      platform.clock.advance(platform.timings.backoffLimitMs);
      const isLast = index === steps.length - 1;
      expect((await job()).state).toBe(isLast ? "failed" : "recovering");
      if (!isLast) claimed = await runner.take();
    }
    expect(await runner.claim()).toBeNull();
    expect(await job()).toMatchObject({
      attempt: 6,
      checkpoint: { step: 7 },
      error: {
        code: "quarantined",
        class: "infra",
        lastStep: 7,
        message: expect.stringContaining("the 2 runners before"),
      },
    });
  });

  it("does not take half an hour of work without steps for a fault of the job", async () => {
    for (let attempt = 1; attempt <= 4; attempt += 1) {
      await start();
      platform.clock.advance(platform.timings.infraResetMs);
      await openRunner(platform, runner.hostId);
      platform.clock.advance(platform.timings.backoffLimitMs);
      expect((await job()).state).toBe("recovering");
      claimed = await runner.take();
    }
  });

  it("frees the leases of a restarted host at once", async () => {
    await start();
    const restarted = await openRunner(platform, runner.hostId);
    expect(restarted.runnerId).toBe(runner.runnerId);
    expect(await restarted.claim()).toMatchObject({ jobId: claimed.jobId, attempt: 2 });
  });

  it("lets one of several processes lead, and another take over within thirty seconds", async () => {
    const other = newMemory();
    expect(await tick({ ctx: platform, memory })).toBe(true);
    expect(await tick({ ctx: platform, memory: other })).toBe(false);
    platform.clock.advance(30_000);
    expect(await tick({ ctx: platform, memory: other })).toBe(true);
    expect(await tick({ ctx: platform, memory })).toBe(false);
  });
});
