import { setTimeout as pause } from "node:timers/promises";
import { hold } from "../world/broken.ts";
import { filesBelow } from "../world/harm-files.ts";
import { startTraining } from "../world/start-training.ts";
import { waitForEnd } from "../world/watch-job.ts";
import type { Scenario } from "./scenario.ts";

const plan = { steps: 40, stepMs: 25, checkpointEvery: 4 };

export const transfersBreak: Scenario = {
  id: "F29",
  title: "every transfer between a runner and the platform's files breaks now and then, or loses its answer",
  promise:
    "each is tried again until it is whole; nothing is stored twice, and the job is done in one attempt",
  async run(world) {
    const { owner, random } = world;
    const line = await world.proxy();
    world.startRunner({ plan, via: line.url });
    const id = await startTraining(owner, world.material);
    let over = false;
    const breaking = (async () => {
      while (!over) {
        await pause(random.int(20, 150));
        if (random.chance(0.5)) line.cut();
        else line.cutAfter(random.int(1, 400));
        if (random.chance(0.3)) line.loseAnswers(true);
        await pause(random.int(10, 60));
        line.heal();
      }
    })();
    const job = await waitForEnd(owner, id).finally(() => {
      over = true;
    });
    await breaking;
    hold(job.state === "succeeded" && job.attempt === 1, `it ended ${job.state} in attempt ${job.attempt}`);
    const adapters = await filesBelow(
      world.home,
      (path) => path.includes(`${id}/`) && /adapter_model.*@\d+$/.test(path),
    );
    hold(adapters.length === 1, `the adapter is stored ${adapters.length} times`);
  },
};
