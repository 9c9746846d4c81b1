import type { FineTune } from "@facet/contracts/fine-tunes/fine-tune";
import { FineTune as FineTuneShape } from "@facet/contracts/fine-tunes/fine-tune";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fineTuneTag } from "../fine-tunes/fine-tune-tag.ts";
import { updateFineTune } from "../fine-tunes/update-fine-tune.ts";
import { heartbeat } from "../gateway/heartbeat.ts";
import { startWork } from "../gateway/start-work.ts";
import { fenceOf, finishBegun, finishJob, openRunner, type TestRunner } from "../testing/act-as-runner.ts";
import { newFineTune } from "../testing/new-fine-tune.ts";
import { newTrainable, type Trainable } from "../testing/new-trainable.ts";
import { openTestPlatform, type TestPlatform } from "../testing/open-test-platform.ts";
import { requireInvariants } from "../testing/require-invariants.ts";
import { cancelJob } from "./cancel-job.ts";
import { getJob } from "./get-job.ts";
import { updateJob } from "./update-job.ts";

describe("priority", () => {
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

  const make = (priority: "low" | "normal" | "high", of: Trainable = account): Promise<FineTune> =>
    newFineTune(of, of.material, { evaluation: null, formats: [], priority });
  const job = (id: string) => getJob({ ctx: account.ctx, input: { id } });
  async function turn(priority: "low" | "normal" | "high", id: string): Promise<void> {
    const { version } = await job(id);
    await updateJob({ ctx: account.ctx, input: { id, tag: String(version), changes: { priority } } });
  }
  /** Claims and does everything that stands in line, in its order. */
  async function order(): Promise<string[]> {
    const ids: string[] = [];
    for (let claimed = await runner.claim(); claimed !== null; claimed = await runner.claim()) {
      ids.push(claimed.jobId);
      await finishJob(platform, claimed);
    }
    return ids;
  }

  it("is the order within an organisation, and may change while a job waits", async () => {
    const low = (await make("low")).jobs.train;
    const normal = (await make("normal")).jobs.train;
    const high = (await make("high")).jobs.train;
    const moved = (await make("normal")).jobs.train;
    await turn("high", moved);
    expect(await order()).toEqual([high, moved, normal, low]);
    await expect(turn("low", moved)).rejects.toMatchObject({ code: "already_finished" });
  });

  it("lets no job wait for ever: what is made more than 12 hours later never goes first", async () => {
    const waiting = (await make("normal")).jobs.train;
    const low = (await make("low")).jobs.train;
    platform.clock.advance(platform.timings.priorityMs + 1000);
    const later = (await make("high")).jobs.train;
    expect(await order()).toEqual([waiting, later, low]);
    const last = (await make("low")).jobs.train;
    platform.clock.advance(2 * platform.timings.priorityMs + 1000);
    const highest = (await make("high")).jobs.train;
    expect(await order()).toEqual([last, highest]);
  });

  it("does not come before the fair share of another organisation", async () => {
    const other = await newTrainable(platform);
    await make("high");
    await make("high");
    const theirs = (await make("low", other)).jobs.train;
    await runner.take();
    expect((await (await openRunner(platform)).take()).jobId).toBe(theirs);
  });

  it("of a fine-tune is that of its open jobs, and an edit on an old version is refused", async () => {
    const fineTune = await newFineTune(account, account.material);
    const input = { id: fineTune.id, tag: fineTuneTag(fineTune), changes: { priority: "high" as const } };
    expect(FineTuneShape.parse(await updateFineTune({ ctx: account.ctx, input }))).toMatchObject({
      priority: "high",
      name: fineTune.name,
    });
    for (const id of [fineTune.jobs.train, fineTune.jobs.evaluate, fineTune.jobs.export])
      expect(await job(id ?? "")).toMatchObject({ priority: "high" });
    await expect(updateFineTune({ ctx: account.ctx, input })).rejects.toMatchObject({
      code: "etag_mismatch",
    });
  });

  it("is why a job says that it waits, with how many go before it", async () => {
    const mine = (await make("normal")).jobs.train;
    expect((await job(mine)).waiting).toMatchObject({ code: "place-in-line", ahead: 0, until: null });
    await make("high");
    await make("high");
    expect((await job(mine)).waiting).toMatchObject({
      code: "priority",
      ahead: 2,
      sentence: "2 jobs are ahead of it in the cpu line, 2 of higher priority.",
    });
  });

  it("gives way to those who have less running, and the job says so", async () => {
    const other = await newTrainable(platform);
    await make("normal");
    await runner.take();
    const mine = (await make("normal")).jobs.train;
    await make("normal", other);
    expect((await job(mine)).waiting).toMatchObject({ code: "fair-share", ahead: 0 });
  });

  it("a job that is next says when, from what the only runner said of its work", async () => {
    platform.clock.advance(platform.timings.leaseMs);
    const first = (await make("normal")).jobs.train;
    const next = (await make("normal")).jobs.train;
    const claimed = await runner.take();
    await startWork({ ctx: platform, input: fenceOf(claimed) });
    const progress = {
      phase: "train",
      step: 5,
      totalSteps: 10,
      done: 5,
      total: 10,
      unit: "steps",
      loss: 1,
      tokensPerSecond: 10,
      etaSeconds: 600,
    };
    await heartbeat({ ctx: platform, input: { ...fenceOf(claimed), progress, waitMs: 0 } });
    const seen = await job(first);
    const until = new Date(Date.parse(seen.progress?.updatedAt ?? "") + 600_000).toISOString();
    expect((await job(next)).waiting).toMatchObject({ code: "place-in-line", ahead: 0, until });
    await finishBegun(platform, claimed);
    expect((await job(next)).waiting).toMatchObject({ until: null });
    await cancelJob({ ctx: account.ctx, input: { id: next } });
    expect((await job(next)).waiting).toBeNull();
  });
});
