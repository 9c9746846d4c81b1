import { hold } from "../world/broken.ts";
import { enginesIn } from "../world/engines.ts";
import { startTraining } from "../world/start-training.ts";
import { waitForEnd, waitForStep } from "../world/watch-job.ts";
import type { Scenario } from "./scenario.ts";

const plan = { steps: 150, stepMs: 20, checkpointEvery: 10 };

export const engineKilled: Scenario = {
  id: "F02",
  title: "kill -9 of the engine alone",
  promise: "the runner notices within 2 s and the job is tried again as infra",
  async run(world) {
    const { owner, random } = world;
    const runner = world.startRunner({ plan });
    const id = await startTraining(owner, world.material);
    await waitForStep(owner, id, random.int(1, 45));
    const [engine] = enginesIn(world.folder);
    hold(engine !== undefined, "no engine was at work");
    const killedAt = Date.now();
    process.kill(engine.pid, "SIGKILL");
    const job = await waitForEnd(owner, id);
    hold(runner.isAlive(), `the runner went with its engine:\n${runner.output()}`);
    hold(job.state === "succeeded" && job.attempt === 2, `it ended ${job.state} in attempt ${job.attempt}`);
    const [lost] = job.attempts;
    hold(lost?.error?.class === "infra", `the first attempt ended as ${lost?.error?.class}`);
    world.bar("noticed", (Date.parse(lost.endedAt ?? "") - killedAt) / 1000, 2, "s");
  },
};
