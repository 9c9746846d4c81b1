import { Runner } from "@facet/contracts/runners/runner";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
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
  const runner = platform.startRunner();
  material = await makeMaterial(platform);
  await runner.end("SIGTERM");
}, 60_000);
afterAll(() => platform.close());

const runners = async () => (await platform.get("/v1/runners", z.object({ data: z.array(Runner) }))).data;

it("a job that takes its runner down three times in a row is quarantined, and the next job runs", async () => {
  const hang = { ...plan, fault: { kind: "hang" as const, step: 1 } };
  const { jobs } = await startFineTune(platform, material, trainOnly);
  let runner = platform.startRunner(hang);
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    await until(`attempt ${attempt} to hang`, async () => {
      const job = await getJob(platform, jobs.train);
      return job.attempt === attempt && job.state === "running" && enginesIn(platform.home).length > 0;
    });
    await runner.end("SIGKILL");
    runner = platform.startRunner(attempt < 3 ? hang : plan);
  }
  expect(await waitForEnd(platform, jobs.train)).toMatchObject({
    state: "failed",
    attempt: 3,
    error: { code: "quarantined", class: "infra" },
  });
  const next = await startFineTune(platform, material, trainOnly);
  expect((await waitForEnd(platform, next.jobs.train)).state).toBe("succeeded");
  await checkStory(platform, jobs.train);
  await runner.end("SIGTERM");
}, 60_000);

it("a runner that is drained hands its training to another one, which goes on from where it was", async () => {
  platform.startRunner(plan, "drained-host");
  const { jobs } = await startFineTune(platform, material, trainOnly);
  await until("the sixth step", async () => lossSeries(await readAllEvents(platform, jobs.train)).has(6));
  const [first] = await runners();
  expect(first).toMatchObject({ availability: "open", currentJobId: jobs.train });
  await platform.post(`/v1/runners/${first?.id}/drain`, undefined, Runner);
  await until("the runner to be empty", async () =>
    (await runners()).some(({ id, availability }) => id === first?.id && availability === "drained"),
  );
  expect(enginesIn(platform.home)).toEqual([]);
  const waits = await until("the runners before to be forgotten", async () => {
    const job = await getJob(platform, jobs.train);
    return job.waiting?.code === "cordoned" ? job : undefined;
  });
  expect(waits).toMatchObject({ state: "queued", failures: {} });

  platform.startRunner(plan, "next-host");
  expect((await waitForEnd(platform, jobs.train)).state).toBe("succeeded");
  const { job, events } = await checkStory(platform, jobs.train);
  expect(job.attempts.map(({ outcome }) => outcome)).toEqual(["paused", "succeeded"]);
  const again = lossSeries(events.filter((event) => event.attempt === 2));
  expect(Math.min(...again.keys())).toBe((waits.checkpoint?.step ?? 0) + 1);
}, 60_000);

it("memory that runs out once is got past with a smaller batch, where that was allowed", async () => {
  const small = { ...plan, fault: { kind: "out-of-memory" as const, step: 25, attempt: 1 } };
  platform.startRunner(small, "small-host");
  const next = (await runners()).find(({ hostId }) => hostId === "next-host");
  await platform.post(`/v1/runners/${next?.id}/cordon`, undefined, Runner);
  const { jobs } = await startFineTune(platform, material, {
    ...trainOnly,
    autoSaferRetry: true,
    knobs: { per_device_train_batch_size: 8 },
  });
  expect(await waitForEnd(platform, jobs.train)).toMatchObject({
    state: "succeeded",
    attempts: [
      { error: { code: "out_of_memory" }, knobs: null },
      { knobs: { per_device_train_batch_size: 4, gradient_accumulation_steps: 2 } },
    ],
  });
}, 60_000);

it("leaves a store in which every invariant holds", () => platform.checkStore(), 30_000);
