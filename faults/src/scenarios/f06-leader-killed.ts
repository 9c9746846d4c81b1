import { hold } from "../world/broken.ts";
import { startTraining } from "../world/start-training.ts";
import { waitFor, waitForEnd, waitForStep } from "../world/watch-job.ts";
import type { Scenario } from "./scenario.ts";

const plan = { steps: 150, stepMs: 20, checkpointEvery: 10 };

export const leaderKilled: Scenario = {
  id: "F06",
  title: "kill -9 of the API that leads maintenance, with a second one beside it",
  promise:
    "the other takes the lead within half a minute (half a lease): lost leases are found, nothing is sent twice",
  stores: ["firestore"],
  async run(world) {
    const { owner, random, timings } = world;
    await world.startApi({ name: "second" });
    const second = world.client("owner at the second", world.urlOf("second"));
    const runner = world.startRunner({ plan, via: second.url });
    const id = await startTraining(second, world.material);
    await waitForStep(second, id, random.int(1, 40));
    await world.api().kill();
    await runner.kill();
    const killedAt = performance.now();
    await waitFor(second, id, "taken from its dead runner", (job) => job.state === "recovering", 30_000);
    world.bar("lost lease found", (performance.now() - killedAt) / timings.leaseMs, 3, "leases");
    world.startRunner({ machine: "second", plan, via: second.url });
    const job = await waitForEnd(second, id);
    hold(job.state === "succeeded" && job.attempt === 2, `it ended ${job.state} in attempt ${job.attempt}`);
    await world.startApi();
    await waitForEnd(owner, id);
  },
};
