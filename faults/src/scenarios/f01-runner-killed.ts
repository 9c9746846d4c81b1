import { hold } from "../world/broken.ts";
import { startTraining } from "../world/start-training.ts";
import { getJob, lossPoints, readAllEvents, waitForEnd, waitForStep } from "../world/watch-job.ts";
import type { Scenario } from "./scenario.ts";

const plan = { steps: 150, stepMs: 20, checkpointEvery: 10 };

export const runnerKilled: Scenario = {
  id: "F01",
  title: "kill -9 of a runner while it trains",
  promise: "goes on from the last checkpoint within two leases; at once when the same machine comes back",
  stores: ["sqlite", "firestore"],
  async run(world) {
    const { owner, random, timings } = world;
    const sameMachine = random.chance(0.5);
    const first = world.startRunner({ plan });
    const id = await startTraining(owner, world.material);
    await waitForStep(owner, id, random.int(1, 45));
    if (!sameMachine) world.startRunner({ machine: "second", plan });
    const killedAt = Date.now();
    await first.kill();
    if (sameMachine) world.startRunner({ plan });

    const job = await waitForEnd(owner, id, timings.leaseMs * 3 + 40_000);
    hold(job.state === "succeeded" && job.attempt === 2, `it ended ${job.state} in attempt ${job.attempt}`);
    const events = await readAllEvents(owner, id);
    const again = events.find(({ attempt, type }) => attempt === 2 && type === "metric");
    hold(again !== undefined, "the second attempt told of no step");
    world.bar(
      sameMachine ? "next step, same machine" : "next step, other machine",
      (Date.parse(again.at) - killedAt) / timings.leaseMs,
      2,
      "leases",
    );
    const points = lossPoints(events);
    const stepsOf = (number: number) => points.filter((one) => one.attempt === number).map((one) => one.step);
    const redone = stepsOf(2).filter((step) => step <= Math.max(...stepsOf(1))).length;
    world.bar("steps done again", redone, plan.checkpointEvery, "steps");
    hold((await getJob(owner, id)).failures.infra === 1, "the loss of the runner was not counted as infra");
  },
};
