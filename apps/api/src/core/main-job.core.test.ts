import { afterAll, beforeAll, expect, it } from "vitest";
import { makeMaterial, readAllEvents, startFineTune, waitForEnd } from "./harness/main-job.ts";
import { openTestPlatform, type TestPlatform } from "./harness/test-platform.ts";

let platform: TestPlatform;
beforeAll(async () => {
  platform = await openTestPlatform();
  await platform.startApi();
}, 30_000);
afterAll(() => platform.close());

it("runs", async () => {
  const runner = platform.startRunner();
  try {
    const material = await makeMaterial(platform);
    const tune = await startFineTune(platform, material);
    for (const id of [tune.jobs.prepare, tune.jobs.train, tune.jobs.evaluate, tune.jobs.export]) {
      const job = await waitForEnd(platform, id ?? "");
      console.info(job.kind, job.state, JSON.stringify(job.error));
      const events = await readAllEvents(platform, job.id);
      console.info(events.length, events.map(e => e.type).join(" ").slice(0, 500));
    }
  } finally { console.info(runner.output()); }
  expect(1).toBe(1);
}, 120_000);
