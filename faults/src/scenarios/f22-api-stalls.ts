import { setTimeout as pause } from "node:timers/promises";
import { hold } from "../world/broken.ts";
import { startTraining } from "../world/start-training.ts";
import { waitForEnd, waitForStep } from "../world/watch-job.ts";
import type { Scenario } from "./scenario.ts";

const plan = { steps: 40, stepMs: 20, checkpointEvery: 10 };

export const apiStalls: Scenario = {
  id: "F22",
  title: "the process that hands out work stands still while work is waiting, until its lock has run out",
  promise: "the wake-up comes again, and nothing runs twice",
  lanes: ["bullmq"],
  async run(world) {
    const { owner, random, timings } = world;
    world.startRunner({ plan });
    world.startRunner({ machine: "second", plan });
    const running = await startTraining(owner, world.material);
    await waitForStep(owner, running, 2);
    const ids = [running];
    while (ids.length < 6) ids.push(await startTraining(owner, world.material));
    await pause(random.int(0, 20));
    world.api().freeze();
    // Shorter than a lease: whoever holds one must not lose it to a clock that went on alone.
    await pause(timings.leaseMs * 0.8);
    world.api().thaw();
    for (const id of ids) {
      const { state, attempt } = await waitForEnd(owner, id);
      hold(state === "succeeded" && attempt === 1, `${id} ended ${state} in attempt ${attempt}`);
    }
  },
};
