import { setTimeout as pause } from "node:timers/promises";
import { hold } from "../world/broken.ts";
import { enginesIn } from "../world/engines.ts";
import { startTraining } from "../world/start-training.ts";
import { until } from "../world/until.ts";
import { waitForEnd, waitForStep } from "../world/watch-job.ts";
import type { World } from "../world/world.ts";
import type { Scenario } from "./scenario.ts";

const plan = { steps: 250, stepMs: 20, checkpointEvery: 25 };

export const lineBroken: Scenario = {
  id: "F38",
  title:
    "the line between a runner and the platform is dead: briefly, for one and a half leases, or for its open connections",
  promise:
    "the engine goes on meanwhile; a short break costs nothing, after a long one the job has one owner; no event is missing",
  stores: ["sqlite", "firestore"],
  async run(world) {
    await brieflyDead(world);
    await longDead(world);
  },
};

/** Half a lease, or connections that nobody ends though nothing passes on them any more. */
async function brieflyDead(world: World): Promise<void> {
  const { owner, random, timings } = world;
  const line = await world.proxy();
  const runner = world.startRunner({ machine: "brief", plan, via: line.url });
  const id = await startTraining(owner, world.material);
  await waitForStep(owner, id, random.int(1, 30));
  line.blackHole();
  await pause(timings.leaseMs * 0.5);
  line.heal();
  await pause(timings.leaseMs * 0.3);
  line.forget();
  const job = await waitForEnd(owner, id);
  hold(
    job.state === "succeeded" && job.attempt === 1,
    `after a break shorter than its lease it ended ${job.state} in attempt ${job.attempt}`,
  );
  await runner.stop();
}

async function longDead(world: World): Promise<void> {
  const { owner, random, timings } = world;
  const line = await world.proxy();
  const cut = world.startRunner({ machine: "cut", plan, via: line.url });
  const id = await startTraining(owner, world.material);
  await waitForStep(owner, id, random.int(1, 30));
  line.blackHole();
  const other = random.chance(0.5) ? world.startRunner({ machine: "other", plan }) : undefined;
  await pause(timings.leaseMs * 1.5);
  line.heal();
  if (other !== undefined) {
    await until(
      "the engine behind the dead line to be gone",
      () =>
        !enginesIn(world.machineFolder("cut")).some(({ jobId, attempt }) => jobId === id && attempt === 1),
      timings.leaseMs * 2,
    );
  }
  const job = await waitForEnd(owner, id, 60_000);
  hold(job.state === "succeeded" && job.attempt <= 3, `it ended ${job.state} in attempt ${job.attempt}`);
  await Promise.all([cut.stop(), other?.stop()]);
}
