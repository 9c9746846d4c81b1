import type { Claimed } from "@facet/contracts/gateway/worker-gateway";
import { hold } from "../world/broken.ts";
import { enginesIn } from "../world/engines.ts";
import { type PlayedRunner, playRunner } from "../world/play-runner.ts";
import { startTraining } from "../world/start-training.ts";
import { until } from "../world/until.ts";
import { waitFor, waitForEnd, waitForStep } from "../world/watch-job.ts";
import type { World } from "../world/world.ts";
import type { Scenario } from "./scenario.ts";

const plan = { steps: 200, stepMs: 20, checkpointEvery: 20 };

export const runnerFrozen: Scenario = {
  id: "F37",
  title: "a runner stands still for one and a half leases, then goes on (false death)",
  promise: "its attempt is fenced off: every late write is refused, its engine goes, there is one result",
  stores: ["sqlite", "firestore"],
  async run(world) {
    await freezeRealRunner(world);
    await lateWrites(world);
  },
};

async function freezeRealRunner(world: World): Promise<void> {
  const { owner, random, timings } = world;
  const frozen = world.startRunner({ plan });
  const id = await startTraining(owner, world.material);
  await waitForStep(owner, id, random.int(1, 15));
  frozen.freeze();
  const other = world.startRunner({ machine: "second", plan });
  await waitFor(owner, id, "taken by another runner", (job) => job.attempt === 2, timings.leaseMs * 3);
  frozen.thaw();
  const thawedAt = performance.now();
  await until(
    "the engine of the lost attempt to be gone",
    () => !enginesIn(world.folder).some((one) => one.jobId === id && one.attempt === 1),
    timings.leaseMs,
  );
  world.bar(
    "engine of the lost attempt gone",
    (performance.now() - thawedAt) / timings.leaseMs,
    0.5,
    "leases",
  );
  const job = await waitForEnd(owner, id);
  hold(job.state === "succeeded" && job.attempt === 2, `it ended ${job.state} in attempt ${job.attempt}`);
  await Promise.all([frozen.stop(), other.stop()]);
}

/** The same with each write of the gateway, one by one. */
async function lateWrites(world: World): Promise<void> {
  const { owner } = world;
  const late = await playRunner(world, "late", { silent: true });
  const id = await startTraining(owner, world.material);
  const lost = await claimed(late, id);
  await late.start(lost);
  await late.tellSteps(lost, 1, 3);
  await waitFor(owner, id, "taken from it", (job) => job.state === "recovering", world.timings.leaseMs * 3);
  const heir = await playRunner(world, "heir");
  const own = await claimed(heir, id);
  await heir.start(own);
  const writes: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
    start: {},
    heartbeats: { progress: null, waitMs: 0 },
    events: {
      events: [{ line: 9, at: new Date().toISOString(), type: "log", level: "info", message: "late" }],
    },
    blobs: { folder: "late", files: [{ path: "a", bytes: 1, sha256: "0".repeat(64) }] },
    finalize: { artifacts: {}, result: {} },
    complete: {},
    cancelled: {},
    paused: {},
    secret: {},
    fail: {
      code: "internal",
      class: "platform",
      message: "late",
      place: null,
      fix: null,
      fixKnobs: null,
      lastStep: null,
    },
  };
  for (const [action, more] of Object.entries(writes)) {
    const { status, body } = await late.send(lost, action, more);
    const { code } = body as { code?: string };
    hold(status === 409 && code === "stale_attempt", `a late ${action} was answered ${status} ${code}`);
  }
  await heir.finalize(own);
  await heir.complete(own);
  const { state } = await waitForEnd(owner, id);
  hold(state === "succeeded", `it ended ${state}`);
}

async function claimed(player: PlayedRunner, id: string): Promise<Claimed> {
  const claim = await until("work to be handed out", () => player.claim(500).then((one) => one ?? undefined));
  hold(claim.jobId === id, `${claim.jobId} was handed out instead of ${id}`);
  return claim;
}
