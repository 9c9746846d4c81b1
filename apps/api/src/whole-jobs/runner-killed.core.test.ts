import { afterAll, beforeAll, expect, it } from "vitest";
import { checkStory } from "./harness/check-story.ts";
import { watchEngines } from "./harness/engines.ts";
import {
  lossSeries,
  type Material,
  makeMaterial,
  readAllEvents,
  startFineTune,
  waitForEnd,
} from "./harness/main-job.ts";
import { openTestPlatform, type TestPlatform } from "./harness/test-platform.ts";
import { until } from "./harness/until.ts";

const checkpointEvery = 5;
const plan = { steps: 40, stepMs: 30, checkpointEvery };
const trainOnly = { evaluation: null, formats: [] };

let platform: TestPlatform;
let material: Material;
beforeAll(async () => {
  platform = await openTestPlatform({ plan });
  await platform.startApi();
  const runner = platform.startRunner();
  material = await makeMaterial(platform);
  await runner.end("SIGTERM");
}, 60_000);
afterAll(() => platform.close());

it("a runner killed in mid-training costs at most one checkpoint interval, and the series is that of a run without it", async () => {
  const engines = watchEngines(platform.home);
  const first = platform.startRunner();
  const whole = await startFineTune(platform, material, trainOnly);
  expect((await waitForEnd(platform, whole.jobs.train)).state).toBe("succeeded");

  const tune = await startFineTune(platform, material, trainOnly);
  const jobId = tune.jobs.train;
  await until("the twelfth step", async () => lossSeries(await readAllEvents(platform, jobId)).has(12));
  await first.end("SIGKILL");
  const second = platform.startRunner();
  expect((await waitForEnd(platform, jobId)).state).toBe("succeeded");
  engines.stop();
  await second.end("SIGTERM");

  const { job, events } = await checkStory(platform, jobId);
  expect(job.attempt).toBe(2);
  expect(job.attempts[0]).toMatchObject({ outcome: "recovering", error: { class: "infra" } });
  const stepsOf = (attempt: number) => [
    ...lossSeries(events.filter((event) => event.attempt === attempt)).keys(),
  ];
  const redone = stepsOf(2).filter((step) => step <= Math.max(...stepsOf(1)));
  expect(redone.length).toBeLessThanOrEqual(checkpointEvery);
  expect(Math.min(...stepsOf(2))).toBeGreaterThan(1);
  expect(lossSeries(events)).toEqual(lossSeries(await readAllEvents(platform, whole.jobs.train)));
  expect(engines.most()).toBe(1);
}, 60_000);

it("a runner that never comes back loses its lease, and another machine goes on from the checkpoint", async () => {
  const engines = watchEngines(platform.home);
  const lost = platform.startRunner(plan, "lost-host");
  const { jobs } = await startFineTune(platform, material, trainOnly);
  await until("the seventh step", async () => lossSeries(await readAllEvents(platform, jobs.train)).has(7));
  platform.startRunner(plan, "other-host");
  await lost.end("SIGKILL");
  expect((await waitForEnd(platform, jobs.train)).state).toBe("succeeded");
  engines.stop();
  const { job } = await checkStory(platform, jobs.train);
  expect(job.attempts.map((attempt) => attempt.error?.code)).toEqual(["lease_lost", undefined]);
  expect(new Set(job.attempts.map((attempt) => attempt.runnerId)).size).toBe(2);
  expect(engines.most()).toBe(1);
}, 60_000);

it("leaves a store in which every invariant holds", () => platform.checkStore(), 30_000);
