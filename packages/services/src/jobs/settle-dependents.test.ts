import type { FineTune } from "@facet/contracts/fine-tunes/fine-tune";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { evaluations } from "../data/collections/evaluations.ts";
import { preparations } from "../data/collections/preparations.ts";
import { tenantContext } from "../data/tenant-context.ts";
import { cancelFineTune } from "../fine-tunes/cancel-fine-tune.ts";
import { getFineTune } from "../fine-tunes/get-fine-tune.ts";
import { failAttempt } from "../gateway/fail-attempt.ts";
import { startWork } from "../gateway/start-work.ts";
import { newMemory, tick } from "../maintenance/tick.ts";
import { createPreparation } from "../preparations/create-preparation.ts";
import { drainLine, fenceOf, finishJob, openRunner } from "../testing/act-as-runner.ts";
import { checkInvariants } from "../testing/check-invariants.ts";
import { must } from "../testing/must.ts";
import { type Account, newAccount } from "../testing/new-account.ts";
import { newFineTune } from "../testing/new-fine-tune.ts";
import { type Material, newMaterial } from "../testing/new-material.ts";
import { openTestPlatform, type TestPlatform } from "../testing/open-test-platform.ts";
import { getJob } from "./get-job.ts";

describe("jobs that wait for other jobs", () => {
  let platform: TestPlatform;
  let account: Account;
  let material: Material;
  beforeEach(async () => {
    platform = await openTestPlatform();
    account = await newAccount(platform);
    material = await newMaterial(account);
  });
  afterEach(() => platform.close());

  const job = (id: string | null) => getJob({ ctx: account.ctx, input: { id: must(id, "such job") } });
  const documents = () => platform.documents.bind(tenantContext(account.orgId));
  async function failFirst(): Promise<void> {
    const claimed = await (await openRunner(platform)).take();
    await startWork({ ctx: platform, input: fenceOf(claimed) });
    const cause = {
      code: "no_usable_rows",
      class: "user",
      message: "no rows",
      place: "row 3",
      fix: null,
      fixKnobs: null,
      lastStep: null,
    } as const;
    await failAttempt({ ctx: platform, input: { ...fenceOf(claimed), ...cause } });
  }

  it("end as cancelled with reason parent_failed when it fails, down to the last, and their rows with them", async () => {
    const { jobs, evaluationId, preparationId, id } = await newFineTune(account, material);
    await failFirst();
    expect(await job(jobs.prepare)).toMatchObject({
      state: "failed",
      error: { code: "no_usable_rows", class: "user", place: "row 3", attempt: 1 },
    });
    for (const child of [jobs.train, jobs.evaluate, jobs.export]) {
      expect(await job(child)).toMatchObject({
        state: "cancelled",
        error: { code: "parent_failed" },
        attempt: 0,
      });
    }
    expect((await documents().get(evaluations, evaluationId ?? ""))?.data.state).toBe("failed");
    expect((await documents().get(preparations, preparationId))?.data.state).toBe("failed");
    expect(await getFineTune({ ctx: account.ctx, input: { id } })).toMatchObject({
      state: "failed",
      finishedAt: expect.any(String),
    });
    expect(await checkInvariants(platform, { orgIds: [account.orgId], atRest: false })).toEqual([]);

    const again = await newFineTune(account, material);
    expect(again.jobs.prepare).not.toBe(jobs.prepare);
    expect(await drainLine(platform, await openRunner(platform))).toEqual([
      "prepare",
      "train",
      "evaluate",
      "export",
    ]);
  });

  it("say what they wait for", async () => {
    const { jobs } = await newFineTune(account, material);
    expect((await job(jobs.train)).waiting).toMatchObject({
      code: "dependency",
      sentence: "Waits for preparation (queued) to end.",
    });
    expect((await job(jobs.prepare)).waiting).toMatchObject({
      code: "place-in-line",
      sentence: "It is next: it starts as soon as a runner is free.",
    });
    await newFineTune(account, material, { knobs: { max_length: 128 } });
    const last = await newFineTune(account, material, { knobs: { max_length: 64 } });
    expect((await job(last.jobs.prepare)).waiting?.sentence).toBe("2 jobs are ahead of it in the cpu line.");
    platform.clock.advance(platform.timings.leaseMs);
    expect((await job(jobs.prepare)).waiting).toMatchObject({
      code: "runner",
      sentence: expect.stringContaining("No runner for cpu work is online"),
    });
  });

  it("are all told when more wait than one transaction can hold", async () => {
    const made: FineTune[] = [];
    for (let count = 0; count < 60; count += 1) made.push(await newFineTune(account, material));
    await failFirst();
    for (let round = 0; round < 6; round += 1) {
      await tick({ ctx: platform, memory: newMemory("one") });
    }
    expect(await checkInvariants(platform, { orgIds: [account.orgId], atRest: true })).toEqual([]);
    for (const { jobs } of made) expect((await job(jobs.export)).state).toBe("cancelled");
  });

  it("are released once, by the job that others share", async () => {
    const [first, second] = [await newFineTune(account, material), await newFineTune(account, material)];
    const runner = await openRunner(platform);
    const prepare = await runner.take();
    await finishJob(platform, prepare);
    for (const { jobs } of [first, second])
      expect(await job(jobs.train)).toMatchObject({
        state: "queued",
        openDependencies: [],
        waiting: { code: "place-in-line" },
      });
  });

  it("do not lose a preparation that others wait for when one fine-tune is cancelled", async () => {
    const [first, second] = [await newFineTune(account, material), await newFineTune(account, material)];
    const cancelled = await cancelFineTune({ ctx: account.ctx, input: { id: first.id } });
    expect(cancelled).toMatchObject({ state: "cancelled", finishedAt: expect.any(String) });
    expect(await job(first.jobs.evaluate)).toMatchObject({ state: "cancelled", error: null });
    expect((await job(second.jobs.prepare)).state).toBe("queued");
    await cancelFineTune({ ctx: account.ctx, input: { id: second.id } });
    expect((await job(second.jobs.prepare)).state).toBe("cancelled");
    await expect(cancelFineTune({ ctx: account.ctx, input: { id: second.id } })).rejects.toMatchObject({
      code: "already_finished",
    });
    expect(await checkInvariants(platform, { orgIds: [account.orgId], atRest: false })).toEqual([]);
  });

  it("take their own preparation with them, and the next fine-tune makes it anew", async () => {
    const first = await newFineTune(account, material);
    const running = await (await openRunner(platform)).take();
    await startWork({ ctx: platform, input: fenceOf(running) });
    await cancelFineTune({ ctx: account.ctx, input: { id: first.id } });
    expect((await job(first.jobs.prepare)).state).toBe("cancelling");
    const second = await newFineTune(account, material);
    expect(second.jobs.prepare).not.toBe(first.jobs.prepare);
    expect(await drainLine(platform, await openRunner(platform))).toEqual([
      "prepare",
      "train",
      "evaluate",
      "export",
    ]);
    expect((await documents().get(preparations, first.preparationId))?.data).toMatchObject({
      state: "ready",
      jobId: second.jobs.prepare,
    });
  });

  it("leave a preparation alone that was asked for by itself", async () => {
    const settings = (await newFineTune(account, material)).preparationId;
    const row = must((await documents().get(preparations, settings))?.data, "preparation");
    await drainLine(platform, await openRunner(platform));
    const asked = await createPreparation({
      ctx: account.ctx,
      input: { projectId: account.projectId, ...material, settings: { ...row.settings, max_length: 77 } },
    });
    const tune = await newFineTune(account, material, { knobs: { max_length: 77 } });
    expect(tune.preparationId).toBe(asked.id);
    await cancelFineTune({ ctx: account.ctx, input: { id: tune.id } });
    expect((await job(asked.jobId)).state).toBe("queued");
  });
});
