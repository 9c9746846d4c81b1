import type { Job } from "@facet/contracts/jobs/job";
import { afterAll, beforeAll, expect, it } from "vitest";
import { checkStory } from "./harness/check-story.ts";
import { type Material, makeMaterial, startFineTune, waitForEnd } from "./harness/main-job.ts";
import { openTestPlatform, type Plan, type TestPlatform } from "./harness/test-platform.ts";

let platform: TestPlatform;
let material: Material;
beforeAll(async () => {
  platform = await openTestPlatform();
  await platform.startApi();
  const runner = platform.startRunner();
  material = await makeMaterial(platform);
  await runner.end("SIGTERM");
}, 60_000);
afterAll(() => platform.close());

async function trainWith(fault: NonNullable<Plan["fault"]>): Promise<Job> {
  const runner = platform.startRunner({ steps: 12, stepMs: 5, checkpointEvery: 5, fault });
  const { jobs } = await startFineTune(platform, material, { evaluation: null, formats: [] });
  await waitForEnd(platform, jobs.train);
  await runner.end("SIGTERM");
  return (await checkStory(platform, jobs.train)).job;
}

it("a loss that is not a number fails at once, with the fix, and keeps the last good checkpoint", async () => {
  const job = await trainWith({ kind: "nan", step: 8 });
  expect(job).toMatchObject({ state: "failed", attempt: 1, checkpoint: { step: 5 } });
  expect(job.error).toMatchObject({
    code: "loss_not_finite",
    class: "numeric",
    lastStep: 7,
    place: "step 8",
  });
  expect(job.error?.fix).not.toBe("");
}, 30_000);

it("memory that runs out fails with the knobs that would fit", async () => {
  const job = await trainWith({ kind: "out-of-memory", step: 1 });
  expect(job).toMatchObject({ state: "failed", attempt: 1 });
  expect(job.error).toMatchObject({
    code: "out_of_memory",
    class: "resource",
    fixKnobs: { per_device_train_batch_size: 1 },
  });
}, 30_000);

it("a full disk fails, named as such", async () => {
  const job = await trainWith({ kind: "disk-full", step: 6 });
  expect(job).toMatchObject({
    state: "failed",
    attempt: 1,
    checkpoint: { step: 5 },
    error: { code: "disk_full", class: "resource" },
  });
}, 30_000);

it("an engine that crashes is tried twice more, from its checkpoint, then fails", async () => {
  const job = await trainWith({ kind: "crash", step: 8 });
  expect(job).toMatchObject({
    state: "failed",
    attempt: 3,
    failures: { platform: 3 },
    error: { code: "internal", class: "platform" },
  });
  expect(job.attempts.map((attempt) => attempt.outcome)).toEqual(["recovering", "recovering", "failed"]);
}, 30_000);

it("an engine that is killed is tried again and succeeds", async () => {
  const job = await trainWith({ kind: "kill", step: 8, attempt: 1 });
  expect(job).toMatchObject({ state: "succeeded", attempt: 2, failures: { infra: 1 } });
  expect(job.attempts[0]?.error).toMatchObject({ code: "engine_killed", class: "infra", lastStep: 7 });
}, 30_000);

it("an engine that writes garbage is not believed", async () => {
  const job = await trainWith({ kind: "garbage", step: 3 });
  expect(job).toMatchObject({ state: "failed", error: { code: "engine_protocol", class: "platform" } });
}, 30_000);

it("a line of a megabyte is skipped, and the training goes on", async () => {
  const job = await trainWith({ kind: "long-line", step: 3 });
  expect(job).toMatchObject({ state: "succeeded", attempt: 1 });
}, 30_000);

it("leaves a store in which every invariant holds", () => platform.checkStore(), 30_000);
