import { describe, expect, it, onTestFinished } from "vitest";
import { enginesIn } from "./harness/engines.ts";
import {
  getJob,
  lossSeries,
  makeMaterial,
  readAllEvents,
  startFineTune,
  waitForEnd,
} from "./harness/main-job.ts";
import { openTestPlatform } from "./harness/test-platform.ts";
import { until } from "./harness/until.ts";

describe("SIGTERM", () => {
  it("of an API ends held streams, with the time to come back, and held polls at once, and cuts nobody off", async () => {
    // Waits of production: what is held is held for long, so that only the close-down ends it in time.
    const platform = await openTestPlatform({ timingScale: 1 });
    onTestFinished(() => platform.close());
    const api = await platform.startApi();
    const runner = platform.startRunner();
    const { projectId } = await makeMaterial(platform);
    const headers = { authorization: `Bearer ${await platform.key()}`, accept: "text/event-stream" };
    const feed = await fetch(`${platform.apiUrl}/v1/projects/${projectId}/feed`, { headers });
    expect(feed.status).toBe(200);
    const reading = feed.text();

    const startedAt = performance.now();
    const [text] = await Promise.all([reading, api.end("SIGTERM")]);
    expect(text).toMatch(/^: open\n\n[\s\S]*retry: 1000\n\n$/);
    expect(performance.now() - startedAt).toBeLessThan(5000);
    expect(api.child.exitCode).toBe(0);
    expect(api.output()).toContain('"message":"closed"');
    expect(api.output()).not.toContain("cut off");
    expect(runner.child.exitCode).toBeNull();
    await platform.startApi();
    await platform.checkStore();
  });

  it("of a runner commits what its engine has done, and the next runner goes on from there", async () => {
    const platform = await openTestPlatform({ plan: { steps: 200, stepMs: 20, checkpointEvery: 100 } });
    onTestFinished(() => platform.close());
    await platform.startApi();
    const first = platform.startRunner();
    const material = await makeMaterial(platform);
    const { jobs } = await startFineTune(platform, material, { evaluation: null, formats: [] });
    const steps = async () => lossSeries(await readAllEvents(platform, jobs.train));
    await until("some steps", async () => (await steps()).has(10));
    await first.end("SIGTERM");
    expect(first.child.exitCode).toBe(0);
    expect(enginesIn(platform.home)).toEqual([]);
    const left = await getJob(platform, jobs.train);
    expect(left.state).toBe("recovering");
    expect(left.checkpoint?.step).toBe(Math.max(...(await steps()).keys()));

    platform.startRunner({ steps: 200, stepMs: 1 });
    expect(await waitForEnd(platform, jobs.train)).toMatchObject({ state: "succeeded", attempt: 2 });
    await platform.checkStore();
  });
});
