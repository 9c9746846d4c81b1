import { hold } from "../world/broken.ts";
import { playRunner } from "../world/play-runner.ts";
import { startTraining } from "../world/start-training.ts";
import { waitForEnd, waitForStep } from "../world/watch-job.ts";
import type { Scenario } from "./scenario.ts";

const plan = { steps: 60, stepMs: 20, checkpointEvery: 20 };
const queued = 100;

export const redisFlushed: Scenario = {
  id: "F08",
  title: "FLUSHALL with one job at work and 100 in line",
  promise: "all 100 run, once; the one at work is not disturbed; runners go on taking work",
  lanes: ["bullmq"],
  async run(world) {
    const { owner, redis } = world;
    const runner = world.startRunner({ plan });
    const running = await startTraining(owner, world.material);
    await waitForStep(owner, running, 2);
    const ids: string[] = [];
    while (ids.length < queued) ids.push(await startTraining(owner, world.material));
    await redis?.admin.flushall();

    const players = await Promise.all(["one", "two"].map((name) => playRunner(world, name)));
    let left = queued;
    const from = performance.now();
    await Promise.all(
      players.map(async (player) => {
        while (left > 0 && performance.now() - from < 60_000) {
          const claimed = await player.claim(500);
          if (claimed === null) {
            left = (await Promise.all(ids.map((id) => waitForEnd(owner, id, 0).catch(() => null)))).filter(
              (job) => job === null,
            ).length;
            continue;
          }
          await player.finish(claimed);
          left -= 1;
        }
      }),
    );
    for (const id of [running, ...ids]) {
      const { state, attempt } = await waitForEnd(owner, id);
      hold(state === "succeeded" && attempt === 1, `${id} ended ${state} in attempt ${attempt}`);
    }
    // Whoever listened before still does.
    const after = await startTraining(owner, world.material);
    const from2 = performance.now();
    await waitForEnd(owner, after);
    world.bar("a job after it", (performance.now() - from2) / world.timings.leaseMs, 2, "leases");
    hold(runner.isAlive(), `the runner ended:\n${runner.output()}`);
  },
};
