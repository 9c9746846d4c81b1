import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openRunner } from "../testing/act-as-runner.ts";
import { newTrainable, type Trainable } from "../testing/new-trainable.ts";
import { openTestPlatform, type TestPlatform } from "../testing/open-test-platform.ts";
import { readFigures } from "./read-figures.ts";
import { newMemory, tick } from "./tick.ts";

describe("the figures of the store", () => {
  let platform: TestPlatform;
  let account: Trainable;
  beforeEach(async () => {
    platform = await openTestPlatform();
    account = await newTrainable(platform);
  });
  afterEach(() => platform.close());

  const jobsOf = async () => {
    const { jobs } = await readFigures(platform);
    return Object.fromEntries(
      jobs.filter(({ lane }) => lane === "cpu").map(({ state, count }) => [state, count]),
    );
  };
  const slotsOf = async () => {
    const { slots } = await readFigures(platform);
    return Object.fromEntries(
      slots.filter(({ lane }) => lane === "cpu").map(({ state, count }) => [state, count]),
    );
  };

  it("count what is in line, held and at runners, and how long the first has waited", async () => {
    expect(await jobsOf()).toEqual({ held: 0, runnable: 0, leased: 0 });
    await account.train();
    const queued = await jobsOf();
    expect(queued.runnable).toBe(1);
    platform.clock.advance(90_000);
    const waited = (await readFigures(platform)).oldestWaitMs.find(({ lane }) => lane === "cpu")?.ms ?? 0;
    expect(waited).toBeGreaterThanOrEqual(90_000);
    const runner = await openRunner(platform);
    expect(await slotsOf()).toMatchObject({ idle: 1, busy: 0, closed: 0 });
    await runner.take();
    expect(await jobsOf()).toEqual({ ...queued, runnable: 0, leased: 1 });
    expect(await slotsOf()).toMatchObject({ idle: 0, busy: 1 });
    platform.clock.advance(61_000);
    expect(await slotsOf()).toMatchObject({ idle: 0, busy: 0, closed: 0 });
  });

  it("say how old the oldest duty of the outbox is, and nothing once all are done", async () => {
    await tick({ ctx: platform, memory: newMemory() });
    expect((await readFigures(platform)).outbox).toEqual({ rows: 0, oldestMs: 0 });
  });
});
