import { readFile, writeFile } from "node:fs/promises";
import { hold } from "../world/broken.ts";
import { filesBelow, harmFile } from "../world/harm-files.ts";
import { startTraining } from "../world/start-training.ts";
import { lossPoints, readAllEvents, waitForEnd } from "../world/watch-job.ts";
import type { Scenario } from "./scenario.ts";

const plan = { steps: 10, stepMs: 5, checkpointEvery: 5 };

export const dataAltered: Scenario = {
  id: "F27",
  title: "a byte of the prepared data changes on the platform's disk",
  promise: "the training ends before its first step, and says which file is damaged",
  async run(world) {
    const { owner, random } = world;
    const files = await filesBelow(world.home, (path) => /\/prepared\/[^/]+\/train\.parquet@\d+$/.test(path));
    const [file] = files;
    hold(file !== undefined, "the prepared rows are not where they should be");
    const whole = await readFile(file);
    await harmFile(file, "flip a bit", random);
    world.startRunner({ plan });
    const id = await startTraining(owner, world.material);
    const job = await waitForEnd(owner, id);
    // The checks afterwards compare every byte of what the platform keeps.
    await writeFile(file, whole);
    hold(job.state === "failed", `it ended ${job.state}`);
    hold(lossPoints(await readAllEvents(owner, id)).length === 0, "it trained on damaged data");
    hold(job.error?.code === "damaged_file", `it failed with ${job.error?.code}: ${job.error?.message}`);
    hold(job.error.message.includes("train.parquet"), `the message names no file: ${job.error.message}`);
  },
};
