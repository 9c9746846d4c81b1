import { once } from "node:events";
import { connect } from "node:net";
import { hold } from "../world/broken.ts";
import { startTraining } from "../world/start-training.ts";
import { waitFor, waitForEnd, waitForStep } from "../world/watch-job.ts";
import type { Scenario } from "./scenario.ts";

const plan = { steps: 40, stepMs: 20, checkpointEvery: 10 };

export const redisRestarted: Scenario = {
  id: "F07",
  title: "Redis is shut down in order and started again",
  promise:
    "the job at work is not disturbed, the next one is claimed within 30 s (half a lease), nobody has to do anything",
  lanes: ["bullmq"],
  async run(world) {
    const { owner, redis, timings } = world;
    world.startRunner({ plan });
    const running = await startTraining(owner, world.material);
    await waitForStep(owner, running, 2);
    if (redis !== null) await shutDown(redis.url);
    await redis?.restart();
    await waitForEnd(owner, running);
    const next = await startTraining(owner, world.material);
    const from = performance.now();
    await waitFor(owner, next, "claimed", (job) => job.attempt > 0);
    world.bar("next claim", (performance.now() - from) / timings.leaseMs, 0.5, "leases");
    for (const id of [running, next]) {
      const { state, attempt } = await waitForEnd(owner, id);
      hold(state === "succeeded" && attempt === 1, `${id} ended ${state} in attempt ${attempt}`);
    }
  },
};

/** Told on a line of its own: a client library would send it again to the server that comes after. */
async function shutDown(url: string): Promise<void> {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port) });
  socket.end("SHUTDOWN NOSAVE\r\n");
  await once(socket, "close");
}
