import { hold } from "../world/broken.ts";
import { enginesIn } from "../world/engines.ts";
import { startTraining } from "../world/start-training.ts";
import { until } from "../world/until.ts";
import { waitForEnd, waitForStep } from "../world/watch-job.ts";
import type { Scenario } from "./scenario.ts";

const plan = { steps: 120, stepMs: 20, checkpointEvery: 10 };

export const orphanedEngine: Scenario = {
  id: "F03",
  title: "kill -9 of a runner whose engine lives on",
  promise: "the orphan leaves within 10 s and writes nothing; the job goes on elsewhere",
  async run(world) {
    const { owner, random } = world;
    const runner = world.startRunner({ plan });
    const id = await startTraining(owner, world.material);
    await waitForStep(owner, id, random.int(1, 60));
    await runner.kill();
    const killedAt = performance.now();
    await until("the orphan to leave", () => enginesIn(world.folder).length === 0, 10_000);
    world.bar("orphan gone", (performance.now() - killedAt) / 1000, 10, "s");
    world.startRunner({ machine: "second", plan });
    const job = await waitForEnd(owner, id);
    hold(job.state === "succeeded" && job.attempt === 2, `it ended ${job.state} in attempt ${job.attempt}`);
  },
};
