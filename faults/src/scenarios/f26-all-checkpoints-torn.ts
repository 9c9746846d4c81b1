import { hold } from "../world/broken.ts";
import { filesBelow, harmFile, harms } from "../world/harm-files.ts";
import { startTraining } from "../world/start-training.ts";
import { lossPoints, readAllEvents, waitFor, waitForEnd } from "../world/watch-job.ts";
import type { Scenario } from "./scenario.ts";

const plan = { steps: 120, stepMs: 20, checkpointEvery: 10 };

export const allCheckpointsTorn: Scenario = {
  id: "F26",
  title: "every checkpoint is torn",
  promise: "none is loaded: the training begins again at its first step, and events say why",
  async run(world) {
    const { owner, random } = world;
    const runner = world.startRunner({ plan });
    const id = await startTraining(owner, world.material);
    await waitFor(owner, id, "at its second checkpoint", (job) => job.checkpoints.length > 1);
    await runner.kill();
    const files = await filesBelow(
      world.home,
      (path) => path.includes(`${id}/1/checkpoint-`) && /@\d+$/.test(path),
    );
    for (const file of files) await harmFile(file, random.pick(harms), random);
    world.startRunner({ machine: "second", plan });
    const job = await waitForEnd(owner, id);
    hold(job.state === "succeeded", `it ended ${job.state}: ${job.error?.message}`);
    const events = await readAllEvents(owner, id);
    const first = lossPoints(events).find(({ attempt }) => attempt === 2)?.step;
    hold(first === 1, `it went on at step ${first}, though nothing that it could go on from was whole`);
    const told = events.filter(({ type, data }) => type === "warning" && data.code === "damaged_checkpoint");
    hold(told.length > 1, `${told.length} events say that a checkpoint could not be used`);
  },
};
