import { JobView } from "@facet/contracts/jobs/job";
import { productionTimings, scaleTimings } from "@facet/contracts/timings";
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

const timingScale = 0.05;
const { cancelGraceMs } = scaleTimings(productionTimings, timingScale);
/** The promise is 15 s with a grace of 10 s: what is left is for telling and confirming. */
const goneWithinMs = cancelGraceMs + 5000 * 0.3;

let platform: TestPlatform;
let material: Material;
beforeAll(async () => {
  platform = await openTestPlatform({ timingScale });
  await platform.startApi();
  const runner = platform.startRunner();
  material = await makeMaterial(platform);
  await runner.end("SIGTERM");
}, 60_000);
afterAll(() => platform.close());

it.each([
  { engine: "an engine that listens", plan: { steps: 2000, stepMs: 20 } },
  {
    engine: "an engine that hangs",
    plan: { steps: 2000, stepMs: 20, fault: { kind: "hang" as const, step: 5 } },
  },
])(
  "cancelling ends $engine within the grace, and is final",
  async ({ plan }) => {
    const runner = platform.startRunner(plan);
    const { jobs } = await startFineTune(platform, material);
    await until("the fourth step", async () => lossSeries(await readAllEvents(platform, jobs.train)).has(4));
    expect(enginesIn(platform.home)).toHaveLength(1);

    const askedAt = performance.now();
    await platform.post(`/v1/jobs/${jobs.train}/cancel`, undefined, JobView);
    expect((await waitForEnd(platform, jobs.train)).state).toBe("cancelled");
    expect(enginesIn(platform.home)).toEqual([]);
    expect(performance.now() - askedAt).toBeLessThan(goneWithinMs);

    const { job } = await checkStory(platform, jobs.train);
    expect(job.attempts.map((attempt) => attempt.outcome)).toEqual(["cancelled"]);
    await expect(platform.post(`/v1/jobs/${jobs.train}/cancel`, undefined, JobView)).rejects.toThrow(
      "already_finished",
    );
    for (const child of [jobs.evaluate, jobs.export]) {
      expect(await getJob(platform, child ?? "")).toMatchObject({
        state: "cancelled",
        error: { code: "parent_failed" },
        attempt: 0,
      });
    }
    await runner.end("SIGTERM");
  },
  60_000,
);

it("leaves a store in which every invariant holds", () => platform.checkStore(), 30_000);
