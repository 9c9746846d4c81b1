import { FineTune } from "@facet/contracts/fine-tunes/fine-tune";
import { JobView } from "@facet/contracts/jobs/job";
import type { JobState } from "@facet/contracts/jobs/job-state";
import { afterAll, beforeAll, expect, it } from "vitest";
import { checkStory } from "./harness/check-story.ts";
import { enginesIn } from "./harness/engines.ts";
import {
  getJob,
  lossSeries,
  type Material,
  makeMaterial,
  readAllEvents,
  startFineTune,
  waitForEnd,
} from "./harness/main-job.ts";
import { openTestPlatform, type TestPlatform } from "./harness/test-platform.ts";
import { until } from "./harness/until.ts";

const plan = { steps: 40, stepMs: 30, checkpointEvery: 20 };
const trainOnly = { evaluation: null, formats: [] };

let platform: TestPlatform;
let material: Material;
beforeAll(async () => {
  platform = await openTestPlatform({ plan });
  await platform.startApi();
  platform.startRunner();
  material = await makeMaterial(platform);
}, 60_000);
afterAll(() => platform.close());

const act = (verb: "pause" | "resume" | "cancel", id: string) =>
  platform.post(`/v1/jobs/${id}/${verb}`, undefined, JobView);
const whenStep = (id: string, step: number) =>
  until(`step ${step}`, async () => lossSeries(await readAllEvents(platform, id)).has(step));
const when = (id: string, state: JobState) =>
  until(`the job to be ${state}`, async () => {
    const job = await getJob(platform, id);
    return job.state === state ? job : undefined;
  });

it("a paused run commits the step it was at, frees its runner for others, and goes on as if nothing had been", async () => {
  const whole = await startFineTune(platform, material, trainOnly);
  expect((await waitForEnd(platform, whole.jobs.train)).state).toBe("succeeded");

  const { id, jobs } = await startFineTune(platform, material, trainOnly);
  await whenStep(jobs.train, 5);
  await platform.post(`/v1/fine-tunes/${id}/pause`, undefined, FineTune);
  const paused = await when(jobs.train, "paused");
  const pausedAt = Math.max(...lossSeries(await readAllEvents(platform, jobs.train)).keys());
  expect(paused).toMatchObject({ checkpoint: { step: pausedAt }, failures: {}, waiting: { code: "paused" } });
  expect(paused.attempts).toMatchObject([{ outcome: "paused", error: null, lastStep: pausedAt }]);
  expect(enginesIn(platform.home)).toEqual([]);
  expect(await platform.get(`/v1/fine-tunes/${id}`, FineTune)).toMatchObject({ state: "paused" });

  const other = await startFineTune(platform, material, trainOnly);
  expect((await waitForEnd(platform, other.jobs.train)).state).toBe("succeeded");
  expect((await getJob(platform, jobs.train)).state).toBe("paused");

  await platform.post(`/v1/fine-tunes/${id}/resume`, undefined, FineTune);
  expect((await waitForEnd(platform, jobs.train)).state).toBe("succeeded");
  const { job, events } = await checkStory(platform, jobs.train);
  expect(job.attempt).toBe(2);
  const again = lossSeries(events.filter((event) => event.attempt === 2));
  expect(Math.min(...again.keys())).toBe(pausedAt + 1);
  expect(lossSeries(events)).toEqual(lossSeries(await readAllEvents(platform, whole.jobs.train)));
}, 60_000);

it("a run that is paused can be cancelled, and one that is cancelled while it pauses is cancelled", async () => {
  const first = (await startFineTune(platform, material, trainOnly)).jobs.train;
  await whenStep(first, 2);
  await act("pause", first);
  await when(first, "paused");
  expect((await act("cancel", first)).state).toBe("cancelled");

  const second = (await startFineTune(platform, material, trainOnly)).jobs.train;
  await whenStep(second, 2);
  expect((await act("pause", second)).state).toBe("pausing");
  await act("cancel", second);
  expect((await waitForEnd(platform, second)).state).toBe("cancelled");
  await expect(act("resume", second)).rejects.toThrow("already_finished");
}, 60_000);

it("leaves a store in which every invariant holds", () => platform.checkStore(), 30_000);
