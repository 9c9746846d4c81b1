import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { BaseModel } from "@facet/contracts/base-models/base-model";
import { type ErrorCode, errorEntry, isErrorCode } from "@facet/contracts/errors/codes";
import { retryBudgets } from "@facet/contracts/errors/failure-class";
import { failureStories } from "@facet/contracts/errors/failure-stories";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkStory } from "./harness/check-story.ts";
import { type Material, makeMaterial, startFineTune, waitForEnd } from "./harness/main-job.ts";
import { openTestPlatform, type Plan, type TestPlatform } from "./harness/test-platform.ts";

/** Without a machine no engine comes to anything: these two are the queue's own. */
const played = Object.keys(failureStories)
  .filter(isErrorCode)
  .filter((code) => errorEntry(code).class !== "capacity");
const endsAtOnce = (code: ErrorCode) => retryBudgets[errorEntry(code).class ?? "platform"] === 0;

let platform: TestPlatform;
let material: Material;
let planFile: string;
beforeAll(async () => {
  platform = await openTestPlatform();
  planFile = join(platform.home, "plan.json");
  await play({});
  await platform.startApi();
  platform.startRunner(`@${planFile}`);
  material = await makeMaterial(platform);
}, 60_000);
afterAll(() => platform.close());

const play = (plan: Plan) =>
  writeFile(planFile, JSON.stringify({ steps: 3, stepMs: 0, checkpointEvery: 1, ...plan }));

async function trainWith(fault: NonNullable<Plan["fault"]>) {
  await play({ fault });
  const { jobs } = await startFineTune(platform, material, { evaluation: null, formats: [] });
  await waitForEnd(platform, jobs.train);
  return checkStory(platform, jobs.train);
}

/** All that a person is shown of a failure. */
const told = (code: ErrorCode) => ({
  code,
  class: errorEntry(code).class,
  title: errorEntry(code).title,
  message: expect.stringMatching(/\w{3}/),
  place: expect.stringMatching(/\w{3}/),
  fix: expect.stringMatching(/\w{3}/),
});

describe("each cause of the catalogue can be rehearsed, and is told with title, cause, place and fix", () => {
  it("there are at least 32", () => expect(played.length).toBeGreaterThanOrEqual(32));

  it.each(played.filter(endsAtOnce))(
    "%s ends the job",
    async (code) => {
      const { job } = await trainWith({ code, step: 2 });
      expect(job).toMatchObject({ state: "failed", attempt: 1, error: told(code) });
    },
    30_000,
  );

  it.each(played.filter((code) => !endsAtOnce(code)))(
    "%s is tried again",
    async (code) => {
      const { job } = await trainWith({ code, step: 2, attempt: 1 });
      expect(job).toMatchObject({ state: "succeeded", attempt: 2, error: null });
      expect(job.attempts[0]?.error).toMatchObject(told(code));
    },
    30_000,
  );

  it.each(["loss_flat", "over_fitting"])(
    "%s is a remark, and the job goes on",
    async (code) => {
      const { job, events } = await trainWith({ code, step: 2 });
      expect(job).toMatchObject({ state: "succeeded", attempt: 1 });
      const remarks = events.filter((event) => event.type === "warning");
      expect(remarks.map(({ data }) => data.code)).toEqual([code]);
    },
    30_000,
  );

  it("in any task: a gated model ends its import", async () => {
    await play({ fault: { code: "gated_model", task: "import-model" } });
    const source = { type: "starter" };
    const body = { projectId: material.projectId, name: "gated", source };
    const { jobId } = await platform.post("/v1/base-models", body, BaseModel);
    const { state, error } = await waitForEnd(platform, jobId);
    expect({ state, error }).toMatchObject({ state: "failed", error: told("gated_model") });
  }, 30_000);

  it("and leaves a store in which every invariant holds", () => platform.checkStore(), 30_000);
});
