import { Evaluation } from "@facet/contracts/evaluations/evaluation";
import { Export } from "@facet/contracts/exports/export";
import { FineTune } from "@facet/contracts/fine-tunes/fine-tune";
import { pageOf } from "@facet/contracts/paging/page";
import { Preparation } from "@facet/contracts/preparations/preparation";
import { productionTimings } from "@facet/contracts/timings";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { checkStory } from "./harness/check-story.ts";
import { type Material, makeMaterial, startFineTune, waitForEnd } from "./harness/main-job.ts";
import { openTestPlatform, type TestPlatform } from "./harness/test-platform.ts";
import type { TestProcess } from "./harness/test-process.ts";

let platform: TestPlatform;
let material: Material;
let runner: TestProcess;
beforeAll(async () => {
  platform = await openTestPlatform({ plan: { stepMs: 5 }, timingScale: 1 });
  await platform.startApi();
  runner = platform.startRunner();
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
  expect(await platform.get(`/v1/evaluations/${tune.evaluationId}`, Evaluation)).toMatchObject({
    state: "ready",
  });
  const exported = await platform.get(`/v1/exports/${tune.exportId}`, Export);
  expect(exported.exported?.map((format) => format.quantization)).toEqual(["bfloat16", "F16", "Q8_0"]);
}, 60_000);

const Page = z.object({ total: z.int(), data: z.array(z.record(z.string(), z.unknown())) });

it("shows what the model saw and what both models answered, row by row", async () => {
  const [tune] = (await platform.get(`/v1/fine-tunes?projectId=${material.projectId}`, pageOf(FineTune)))
    .data;
  const prepared = await platform.get(`/v1/preparations/${tune?.preparationId}/rows?limit=5`, Page);
  const { stats } = await platform.get(`/v1/preparations/${tune?.preparationId}`, Preparation);
  expect(prepared.total).toBe(stats?.train.rows);
  expect(prepared.data).toHaveLength(5);
  const evaluation = await platform.get(`/v1/evaluations/${tune?.evaluationId}`, Evaluation);
  const answered = await platform.get(`/v1/evaluations/${tune?.evaluationId}/rows`, Page);
  expect(answered.total).toBe(evaluation.result?.n);
  const { samples } = await platform.get(
    `/v1/jobs/${tune?.jobs.train}/samples`,
    z.object({ samples: z.array(z.unknown()) }),
  );
  expect(samples.length).toBeGreaterThan(0);
}, 60_000);

it("prepares data once for two fine-tunes that see the same", async () => {
  const tune = await startFineTune(platform, material, { evaluation: null, formats: [] });
  expect(tune.jobs).toMatchObject({ prepare: null, evaluate: null, export: null });
  expect((await waitForEnd(platform, tune.jobs.train)).state).toBe("succeeded");
}, 60_000);

it("tries again at once when the engine was killed: no back-off before the first retry", async () => {
  await runner.end("SIGTERM");
  platform.startRunner({
    steps: 12,
    stepMs: 5,
    checkpointEvery: 5,
    fault: { kind: "kill", step: 8, attempt: 1 },
  });
  const { jobs } = await startFineTune(platform, material, { evaluation: null, formats: [] });
  const { state, attempts } = await waitForEnd(platform, jobs.train);
  expect(state).toBe("succeeded");
  const [first, second] = attempts;
  const waited = Date.parse(second?.startedAt ?? "") - Date.parse(first?.endedAt ?? "");
  expect(waited).toBeLessThan(productionTimings.backoffFirstMs / 2);
}, 60_000);

it("leaves a store in which every invariant holds", () => platform.checkStore(), 30_000);
