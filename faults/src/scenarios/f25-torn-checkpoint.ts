import { hold } from "../world/broken.ts";
import { filesBelow, harmFile, harms } from "../world/harm-files.ts";
import { startTraining } from "../world/start-training.ts";
import { getJob, lossPoints, readAllEvents, waitFor, waitForEnd } from "../world/watch-job.ts";
import type { Scenario } from "./scenario.ts";

const plan = { steps: 150, stepMs: 20, checkpointEvery: 10 };

export const tornCheckpoint: Scenario = {
  id: "F25",
  title: "the newest checkpoint is torn: cut, zeroed, a bit flipped, a file gone",
  promise:
    "it is never loaded: the one before it is, an event says so, and the losses are as if nothing had been",
  async run(world) {
    const { owner, random, setting } = world;
    const runner = world.startRunner({ plan });
    const id = await startTraining(owner, world.material);
    await waitFor(owner, id, "at its second checkpoint", (job) => job.checkpoints.length > 1);
    await runner.kill();
    const [before, newest] = (await getJob(owner, id)).checkpoints;
    hold(before !== undefined && newest !== undefined, "there are no two checkpoints");
    const files = await filesBelow(
      world.home,
      (path) => path.includes(`${id}/1/checkpoint-${newest.step}/`) && /@\d+$/.test(path),
    );
    hold(files.length > 0, "the checkpoint's files are not where they should be");
    const harm = harms[setting.seed % harms.length] ?? "zero";
    await harmFile(random.pick(files), harm, random);
    world.startRunner({ machine: "second", plan });

    const job = await waitForEnd(owner, id);
    hold(job.state === "succeeded" && job.attempt === 2, `it ended ${job.state} in attempt ${job.attempt}`);
    const events = await readAllEvents(owner, id);
    const first = lossPoints(events).find(({ attempt }) => attempt === 2)?.step;
    hold(first === before.step + 1, `after "${harm}" it went on at step ${first}, not at ${before.step + 1}`);
    const told = events.some(({ type, data }) => type === "warning" && data.code === "damaged_checkpoint");
    hold(told, `no event says that the checkpoint at step ${newest.step} could not be used`);
  },
};
