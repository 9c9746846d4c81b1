import type { FineTune } from "@facet/contracts/fine-tunes/fine-tune";
import type { Claimed } from "@facet/contracts/gateway/worker-gateway";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { models } from "../data/collections/models.ts";
import { tenantContext } from "../data/tenant-context.ts";
import { removeFineTune } from "../fine-tunes/remove-fine-tune.ts";
import { appendEvents } from "../gateway/append-events.ts";
import { commitArtifact } from "../gateway/commit-artifact.ts";
import { commitCheckpoint } from "../gateway/commit-checkpoint.ts";
import { complete } from "../gateway/complete.ts";
import { confirmCancelled } from "../gateway/confirm-cancelled.ts";
import { confirmPaused } from "../gateway/confirm-paused.ts";
import { failAttempt } from "../gateway/fail-attempt.ts";
import { finalize } from "../gateway/finalize.ts";
import { heartbeat } from "../gateway/heartbeat.ts";
import { readSecret } from "../gateway/read-secret.ts";
import { requestBlobs } from "../gateway/request-blobs.ts";
import { startWork } from "../gateway/start-work.ts";
import {
  commitStep,
  drainLine,
  fenceOf,
  finishJob,
  openRunner,
  type TestRunner,
  workUntilFinalized,
} from "../testing/act-as-runner.ts";
import { must } from "../testing/must.ts";
import { type Account, newAccount } from "../testing/new-account.ts";
import { newFineTune } from "../testing/new-fine-tune.ts";
import { newMaterial } from "../testing/new-material.ts";
import { openTestPlatform, type TestPlatform } from "../testing/open-test-platform.ts";
import { requireInvariants } from "../testing/require-invariants.ts";
import { turns } from "../testing/until.ts";
import { cancelJob } from "./cancel-job.ts";
import { getJob } from "./get-job.ts";
import { pauseJob } from "./pause-job.ts";
import { resumeJob } from "./resume-job.ts";

const lostContact = {
  code: "engine_killed",
  class: "infra",
  message: "killed",
  place: null,
  fix: null,
  fixKnobs: null,
  lastStep: 7,
} as const;

describe("rulings on races", () => {
  let platform: TestPlatform;
  let account: Account;
  let runner: TestRunner;
  let fineTune: FineTune;
  let claimed: Claimed;

  beforeEach(async () => {
    platform = await openTestPlatform();
    account = await newAccount(platform);
    const material = await newMaterial(account);
    runner = await openRunner(platform);
    await newFineTune(account, material, { evaluation: null, formats: [] });
    await drainLine(platform, runner);
    fineTune = await newFineTune(account, material);
    claimed = await claim();
  });
  afterEach(async () => {
    await requireInvariants(platform, account.orgId);
    await platform.close();
  });

  async function claim(by: TestRunner = runner): Promise<Claimed> {
    const found = await by.claim();
    if (found === null) throw new Error("nothing to claim");
    return found;
  }
  const train = () => getJob({ ctx: account.ctx, input: { id: fineTune.jobs.train } });
  const cancel = () => cancelJob({ ctx: account.ctx, input: { id: fineTune.jobs.train } });
  const pause = () => pauseJob({ ctx: account.ctx, input: { id: fineTune.jobs.train } });
  const start = () => startWork({ ctx: platform, input: fenceOf(claimed) });
  const refusal = (code: string) => expect.objectContaining({ code });

  it("cancel before the commit of success wins: the job ends cancelled and leaves no model", async () => {
    await workUntilFinalized(platform, claimed);
    expect(await cancel()).toMatchObject({ state: "cancelling" });
    await expect(complete({ ctx: platform, input: fenceOf(claimed) })).rejects.toEqual(refusal("cancelled"));
    await confirmCancelled({ ctx: platform, input: fenceOf(claimed) });
    expect(await train()).toMatchObject({ state: "cancelled", error: null });
    expect(
      await platform.documents
        .bind(tenantContext(account.orgId))
        .get(models, must(fineTune.modelId, "model id")),
    ).toBeUndefined();
  });

  it("success before cancel wins: cancelling answers 409 with the final state", async () => {
    await finishJob(platform, claimed);
    await expect(cancel()).rejects.toMatchObject({
      code: "already_finished",
      detail: expect.stringContaining("succeeded"),
    });
    expect((await train()).state).toBe("succeeded");
  });

  it("of cancel and success at the same moment exactly one wins, every time", async () => {
    const outcomes = new Set<string>();
    for (let round = 0; round < 20; round += 1) {
      await workUntilFinalized(platform, claimed);
      const [completed, cancelled] = await Promise.allSettled([
        complete({ ctx: platform, input: fenceOf(claimed) }),
        turns(round * 20).then(() => cancel()),
      ]);
      const state = (await train()).state;
      expect([completed.status, cancelled.status].sort()).toEqual(["fulfilled", "rejected"]);
      expect(state).toBe(completed.status === "fulfilled" ? "succeeded" : "cancelling");
      if (state === "cancelling") await confirmCancelled({ ctx: platform, input: fenceOf(claimed) });
      outcomes.add(state);
      await drainLine(platform, runner);
      fineTune = await newFineTune(account, {
        datasetVersionId: fineTune.datasetVersionId,
        baseModelId: fineTune.baseModelId,
      });
      claimed = await claim();
    }
    expect(outcomes.size).toBe(2);
  });

  it("cancelling twice is harmless, and a cancelled job stays cancelled", async () => {
    await start();
    await cancel();
    expect(await cancel()).toMatchObject({ state: "cancelling" });
    await confirmCancelled({ ctx: platform, input: fenceOf(claimed) });
    expect(await confirmCancelled({ ctx: platform, input: fenceOf(claimed) })).toEqual({
      state: "cancelled",
    });
    await expect(cancel()).rejects.toEqual(refusal("already_finished"));
    await expect(
      finalize({ ctx: platform, input: { ...fenceOf(claimed), artifacts: {}, result: {} } }),
    ).rejects.toEqual(refusal("stale_attempt"));
  });

  it("a failure that is reported while cancelling ends the job as cancelled", async () => {
    await start();
    await cancel();
    expect(await failAttempt({ ctx: platform, input: { ...fenceOf(claimed), ...lostContact } })).toEqual({
      state: "cancelled",
    });
  });

  it("pause beats the loss of the machine: paused at the last committed checkpoint, then resumed from it", async () => {
    await start();
    await commitStep(platform, claimed, 20);
    expect(await pause()).toMatchObject({ state: "pausing" });
    expect(await failAttempt({ ctx: platform, input: { ...fenceOf(claimed), ...lostContact } })).toEqual({
      state: "paused",
    });
    expect(await runner.claim()).toBeNull();
    expect(await train()).toMatchObject({ state: "paused", checkpoint: { step: 20 }, failures: {} });
    await resumeJob({ ctx: account.ctx, input: { id: fineTune.jobs.train } });
    const again = await claim();
    expect(again).toMatchObject({ attempt: 2, checkpoints: [{ step: 20 }] });
    await finishJob(platform, again);
  });

  it("a runner told to pause commits a checkpoint and lets go", async () => {
    await start();
    await pause();
    expect(
      await heartbeat({ ctx: platform, input: { ...fenceOf(claimed), progress: null, waitMs: 0 } }),
    ).toMatchObject({ command: "pause" });
    await commitStep(platform, claimed, 31);
    expect(await confirmPaused({ ctx: platform, input: fenceOf(claimed) })).toEqual({ state: "paused" });
    expect(await cancel()).toMatchObject({ state: "cancelled" });
  });

  it("what is finalising can be cancelled but no longer paused", async () => {
    await workUntilFinalized(platform, claimed);
    await expect(pause()).rejects.toEqual(refusal("conflict"));
    await complete({ ctx: platform, input: fenceOf(claimed) });
    await expect(pause()).rejects.toEqual(refusal("already_finished"));
  });

  it("a fine-tune is not removed while a job of it is open, and the refusal names the job", async () => {
    const remove = () => removeFineTune({ ctx: account.ctx, input: { id: fineTune.id } });
    await expect(remove()).rejects.toMatchObject({
      code: "in_use",
      detail: expect.stringContaining(fineTune.jobs.train),
    });
    await start();
    await expect(remove()).rejects.toEqual(refusal("in_use"));
    await finishJob(platform, claimed);
    await expect(remove()).rejects.toEqual(refusal("in_use"));
    await drainLine(platform, runner);
    await remove();
  });

  it("a worker whose lease is gone gets every write refused, and changes nothing", async () => {
    await start();
    await commitStep(platform, claimed, 10);
    await openRunner(platform, runner.hostId);
    const taken = await claim();
    expect(taken).toMatchObject({ jobId: claimed.jobId, attempt: 2 });
    await startWork({ ctx: platform, input: fenceOf(taken) });
    const before = await train();
    const file = { path: "a", bytes: 1, sha256: "1".repeat(64) };
    const folder = { folder: "late", kind: "adapter", name: "late", files: [file], details: {} } as const;
    const event = {
      line: 1,
      at: "2026-11-23T12:00:00.000Z",
      type: "log",
      level: "info",
      message: "late",
    } as const;
    const stale = { ...fenceOf(claimed) };
    const forged = { ...fenceOf(taken), leaseToken: `${taken.leaseToken.slice(0, -4)}0000` };
    for (const fence of [stale, { ...stale, attempt: 2 }, forged]) {
      const writes = {
        startWork: startWork({ ctx: platform, input: fence }),
        heartbeat: heartbeat({ ctx: platform, input: { ...fence, progress: null, waitMs: 0 } }),
        appendEvents: appendEvents({ ctx: platform, input: { ...fence, events: [event] } }),
        requestBlobs: requestBlobs({ ctx: platform, input: { ...fence, folder: "late", files: [file] } }),
        commitArtifact: commitArtifact({ ctx: platform, input: { ...fence, ...folder, files: [file] } }),
        commitCheckpoint: commitCheckpoint({
          ctx: platform,
          input: { ...fence, ...folder, files: [file], step: 99, best: true, metrics: {} },
        }),
        finalize: finalize({ ctx: platform, input: { ...fence, artifacts: {}, result: {} } }),
        complete: complete({ ctx: platform, input: fence }),
        failAttempt: failAttempt({ ctx: platform, input: { ...fence, ...lostContact } }),
        confirmCancelled: confirmCancelled({ ctx: platform, input: fence }),
        confirmPaused: confirmPaused({ ctx: platform, input: fence }),
        readSecret: readSecret({ ctx: platform, input: fence }),
      };
      for (const [name, write] of Object.entries(writes))
        await expect(write, name).rejects.toEqual(refusal("stale_attempt"));
    }
    expect(await train()).toEqual(before);
  });

  it("queued, recovering and paused jobs are cancelled at once", async () => {
    await start();
    await failAttempt({ ctx: platform, input: { ...fenceOf(claimed), ...lostContact } });
    expect((await train()).state).toBe("recovering");
    expect(await cancel()).toMatchObject({
      state: "cancelled",
      attempts: [{ outcome: "recovering", lastStep: 7 }],
    });
    expect(await runner.claim()).toBeNull();
  });
});
