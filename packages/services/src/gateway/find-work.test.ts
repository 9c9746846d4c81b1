import { afterEach, beforeEach, expect, it } from "vitest";
import { fenceOf, finishJob, openRunner, type TestRunner } from "../testing/act-as-runner.ts";
import { newTrainable, type Trainable } from "../testing/new-trainable.ts";
import { openTestPlatform, type TestPlatform } from "../testing/open-test-platform.ts";
import { failAttempt } from "./fail-attempt.ts";
import { findWork } from "./find-work.ts";
import { startWork } from "./start-work.ts";

let platform: TestPlatform;
let account: Trainable;
let runner: TestRunner;
beforeEach(async () => {
  platform = await openTestPlatform();
  account = await newTrainable(platform);
  runner = await openRunner(platform);
});
afterEach(() => platform.close());

const waiting = async (lanes: ("cpu" | "gpu")[] = ["cpu"]) =>
  (await findWork({ ctx: platform, input: { runnerId: runner.runnerId, lanes, labels: [] } })).waitingMs;

it("says how long the oldest work has stood that this runner could claim, of its lanes alone", async () => {
  expect(await waiting()).toBeNull();
  await account.train();
  platform.clock.advance(5000);
  await account.train();
  expect(await waiting()).toBeGreaterThanOrEqual(5000);
  expect(await waiting(["gpu"])).toBeNull();
});

it("counts nothing for a runner without room, without a session, or for work that is held back", async () => {
  await account.train();
  await account.train();
  const claimed = await runner.take();
  await startWork({ ctx: platform, input: fenceOf(claimed) });
  platform.clock.advance(1000);
  expect(await waiting()).toBeNull();
  await finishJob(platform, claimed);
  expect(await waiting()).toBeGreaterThanOrEqual(1000);

  const second = await runner.take();
  const crash = { code: "internal", class: "platform", message: "m", place: null, fix: null } as const;
  await failAttempt({
    ctx: platform,
    input: { ...fenceOf(second), ...crash, fixKnobs: null, lastStep: null },
  });
  expect(await waiting()).toBeNull();
  platform.clock.advance(platform.timings.backoffLimitMs);
  expect(await waiting()).toBeGreaterThan(0);
  const stranger = { runnerId: `rnr_${"0".repeat(26)}`, lanes: ["cpu" as const], labels: [] };
  expect((await findWork({ ctx: platform, input: stranger })).waitingMs).toBeNull();
});
