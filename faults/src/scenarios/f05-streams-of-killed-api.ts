import { hold } from "../world/broken.ts";
import { followStream, gapIn } from "../world/follow-stream.ts";
import { startTraining } from "../world/start-training.ts";
import { readAllEvents, waitForEnd, waitForStep } from "../world/watch-job.ts";
import type { Scenario } from "./scenario.ts";

const plan = { steps: 150, stepMs: 20, checkpointEvery: 20 };
const clients = 50;

export const streamsOfKilledApi: Scenario = {
  id: "F05",
  title: "kill -9 of the API while 50 clients follow a job",
  promise: "each of them ends with every event once, in order, and the training goes on meanwhile",
  async run(world) {
    const { owner, random } = world;
    world.startRunner({ plan });
    const jobId = await startTraining(owner, world.material);
    const key = await owner.credential();
    const followers = Array.from({ length: clients }, () => followStream({ url: world.apiUrl, key, jobId }));
    for (let kill = 0; kill < 2; kill += 1) {
      await waitForStep(owner, jobId, kill * 30 + random.int(2, 25));
      await world.api().kill();
      await world.startApi();
    }
    const job = await waitForEnd(owner, jobId);
    hold(job.state === "succeeded" && job.attempt === 1, `it ended ${job.state} in attempt ${job.attempt}`);
    await Promise.all(followers.map((follower) => follower.done));
    const { length } = await readAllEvents(owner, jobId);
    for (const [index, follower] of followers.entries()) {
      const gap = gapIn(follower, length);
      hold(gap === undefined, `client ${index}: ${gap}`);
      hold(follower.connections() > 1, `client ${index} was never cut off: the fault did not reach it`);
    }
    const repeats = followers.reduce((sum, follower) => sum + follower.repeats(), 0);
    world.bar("events sent again", repeats, 0, "events");
  },
};
