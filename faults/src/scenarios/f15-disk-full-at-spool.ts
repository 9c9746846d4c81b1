import { join } from "node:path";
import { hold } from "../world/broken.ts";
import { mountSmallDisk } from "../world/small-disk.ts";
import { startTraining } from "../world/start-training.ts";
import { lossPoints, readAllEvents, waitForEnd, waitForStep } from "../world/watch-job.ts";
import type { Scenario } from "./scenario.ts";

const plan = { steps: 150, stepMs: 20, checkpointEvery: 10 };

export const diskFullAtSpool: Scenario = {
  id: "F15",
  title: "the disk that a runner keeps events on until they are sent is full",
  promise: "the training goes on, and every step is told of",
  needsRoot: true,
  async run(world) {
    const { owner, random } = world;
    const disk = await mountSmallDisk(join(world.machineFolder(), "runner", "machine-first", "spool"), 4);
    try {
      const runner = world.startRunner({ plan });
      const id = await startTraining(owner, world.material);
      await waitForStep(owner, id, random.int(1, 30));
      await disk.fill();
      const job = await waitForEnd(owner, id);
      hold(
        job.state === "succeeded" && job.attempt === 1,
        `it ended ${job.state} in attempt ${job.attempt}: ${job.error?.message ?? job.attempts[0]?.error?.message}`,
      );
      const steps = lossPoints(await readAllEvents(owner, id)).length;
      hold(steps === plan.steps, `${steps} of ${plan.steps} steps are told of`);
      await runner.stop();
    } finally {
      disk.remove();
    }
  },
};
