import { setTimeout as pause } from "node:timers/promises";
import { hold } from "../world/broken.ts";
import { startTraining } from "../world/start-training.ts";
import { lossPoints, readAllEvents, waitForEnd, waitForStep } from "../world/watch-job.ts";
import type { Scenario } from "./scenario.ts";

const plan = { steps: 150, stepMs: 20, checkpointEvery: 20 };

/** Steps of the second attempt that the first had done already. */
const redoneOf = (points: ReturnType<typeof lossPoints>) => {
  const last = Math.max(0, ...points.filter(({ attempt }) => attempt === 1).map(({ step }) => step));
  return points.filter(({ attempt, step }) => attempt === 2 && step <= last).length;
};

export const toldToLeave: Scenario = {
  id: "F18",
  title: "a runner is told to leave (SIGTERM), with time enough for a checkpoint",
  promise: "it commits the step it is at, and the next runner does none again",
  stores: ["sqlite", "firestore"],
  async run(world) {
    const { owner, random } = world;
    const runner = world.startRunner({ plan });
    const id = await startTraining(owner, world.material);
    await waitForStep(owner, id, random.int(1, 60));
    await runner.stop(10_000);
    world.startRunner({ machine: "second", plan });
    const job = await waitForEnd(owner, id);
    hold(job.state === "succeeded" && job.attempt === 2, `it ended ${job.state} in attempt ${job.attempt}`);
    world.bar("steps done again", redoneOf(lossPoints(await readAllEvents(owner, id))), 0, "steps");
  },
};

export const toldToLeaveAtOnce: Scenario = {
  id: "F19",
  title: "a runner is told to leave and killed a moment later",
  promise: "the last whole checkpoint is used, no torn one; at most one interval is done again",
  async run(world) {
    const { owner, random } = world;
    const runner = world.startRunner({ plan });
    const id = await startTraining(owner, world.material);
    await waitForStep(owner, id, random.int(1, 60));
    await runner.stop(random.int(1, 60));
    world.startRunner({ machine: "second", plan });
    const job = await waitForEnd(owner, id);
    hold(job.state === "succeeded" && job.attempt === 2, `it ended ${job.state} in attempt ${job.attempt}`);
    const redone = redoneOf(lossPoints(await readAllEvents(owner, id)));
    world.bar("steps done again", redone, plan.checkpointEvery, "steps");
  },
};

const tries = 6;
const short = { steps: 10, stepMs: 10, checkpointEvery: 5 };

export const toldToLeaveAtTheEnd: Scenario = {
  id: "F20",
  title: "a runner is told to leave in the last moments of a training",
  promise: "it has succeeded or is taken up again; there is one model",
  async run(world) {
    const { owner, random } = world;
    for (let count = 0; count < tries; count += 1) {
      const runner = world.startRunner({ plan: short });
      const id = await startTraining(owner, world.material);
      await waitForStep(owner, id, short.steps - random.int(0, 2));
      await pause(random.int(0, 120));
      await (random.chance(0.5) ? runner.stop() : runner.kill());
      const next = world.startRunner({ plan: short });
      const { state, attempt } = await waitForEnd(owner, id);
      hold(state === "succeeded" && attempt < 3, `it ended ${state} in attempt ${attempt}`);
      await next.stop();
    }
  },
};
