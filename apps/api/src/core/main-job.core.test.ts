import { Evaluation } from "@facet/contracts/evaluations/evaluation";
import { Export } from "@facet/contracts/exports/export";
import { FineTune } from "@facet/contracts/fine-tunes/fine-tune";
import { afterAll, beforeAll, expect, it } from "vitest";
import { checkStory } from "./harness/check-story.ts";
import { type Material, makeMaterial, startFineTune, waitForEnd } from "./harness/main-job.ts";
import { openTestPlatform, type TestPlatform } from "./harness/test-platform.ts";

let platform: TestPlatform;
let material: Material;
beforeAll(async () => {
  platform = await openTestPlatform({ plan: { stepMs: 5 } });
  await platform.startApi();
  platform.startRunner();
  material = await makeMaterial(platform);
}, 60_000);
afterAll(() => platform.close());

it("goes from rows to a tuned, measured, exported model", async () => {
  const tune = await startFineTune(platform, material);
  for (const id of [tune.jobs.prepare, tune.jobs.train, tune.jobs.evaluate, tune.jobs.export]) {
    const { state, error } = await waitForEnd(platform, id ?? "");
    expect({ state, error }).toEqual({ state: "succeeded", error: null });
    const { job } = await checkStory(platform, id ?? "");
    expect(job.attempt).toBe(1);
  }
  expect(await platform.get(`/v1/fine-tunes/${tune.id}`, FineTune)).toMatchObject({ state: "succeeded" });
  expect(await platform.get(`/v1/evaluations/${tune.evaluationId}`, Evaluation)).toMatchObject({ state: "ready" });
  const exported = await platform.get(`/v1/exports/${tune.exportId}`, Export);
  expect(exported.exported?.map((format) => format.quantization)).toEqual(["bfloat16", "F16", "Q8_0"]);
}, 60_000);

it("prepares data once for two fine-tunes that see the same", async () => {
  const tune = await startFineTune(platform, material, { evaluation: null, formats: [] });
  expect(tune.jobs).toMatchObject({ prepare: null, evaluate: null, export: null });
  expect((await waitForEnd(platform, tune.jobs.train)).state).toBe("succeeded");
}, 60_000);
