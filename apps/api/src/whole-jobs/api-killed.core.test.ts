import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { checkStory } from "./harness/check-story.ts";
import { lossSeries, makeMaterial, readAllEvents, startFineTune, waitForEnd } from "./harness/main-job.ts";
import { openTestPlatform, type TestPlatform } from "./harness/test-platform.ts";
import { until } from "./harness/until.ts";

let platform: TestPlatform;
afterAll(() => platform.close());

it("an API killed in mid-training loses nothing it acknowledged, while the runner trains on", async () => {
  const steps = 80;
  platform = await openTestPlatform({ plan: { steps, stepMs: 30, checkpointEvery: 20 } });
  const api = await platform.startApi();
  platform.startRunner();
  const material = await makeMaterial(platform);
  const { jobs } = await startFineTune(platform, material, { evaluation: null, formats: [] });
  await until("the sixth step", async () => lossSeries(await readAllEvents(platform, jobs.train)).has(6));
  const acknowledged = await readAllEvents(platform, jobs.train);

  await api.end("SIGKILL");
  const spooled = await spoolLines(platform.home);
  await until(
    "the runner to spool on without the API",
    async () => (await spoolLines(platform.home)) >= spooled + 20,
  );
  await platform.startApi();

  expect((await waitForEnd(platform, jobs.train)).state).toBe("succeeded");
  const { job, events } = await checkStory(platform, jobs.train);
  expect(events.slice(0, acknowledged.length)).toEqual(acknowledged);
  expect(job.attempt).toBe(1);
  const metrics = events.filter((event) => event.type === "metric").map((event) => event.data.step);
  expect(metrics).toEqual(Array.from({ length: steps }, (_, index) => index + 1));
}, 60_000);

/** Events that the runner has on disk for the attempts it is at. */
async function spoolLines(home: string): Promise<number> {
  const hosts = (await readdir(join(home, "runner"), { withFileTypes: true })).filter((entry) =>
    entry.isDirectory(),
  );
  let lines = 0;
  for (const host of hosts) {
    const folder = join(home, "runner", host.name, "spool");
    for (const name of await readdir(folder))
      lines += (await readFile(join(folder, name), "utf8")).split("\n").length;
  }
  return lines;
}

it("leaves a store in which every invariant holds", () => platform.checkStore(), 30_000);
