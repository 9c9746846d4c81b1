import { Health } from "@facet/contracts/health";
import { hold } from "../world/broken.ts";
import { startTraining } from "../world/start-training.ts";
import { until } from "../world/until.ts";
import { waitForEnd } from "../world/watch-job.ts";
import type { Scenario } from "./scenario.ts";

const plan = { steps: 8, stepMs: 10, checkpointEvery: 4 };

export const redisFull: Scenario = {
  id: "F10",
  title: "Redis has no memory left and refuses every write",
  promise: "creations are accepted and done, health says degraded, and whole again afterwards",
  lanes: ["bullmq"],
  async run(world) {
    const { owner, redis } = world;
    world.startRunner({ plan });
    const status = async () => Health.parse((await owner.ask("GET", "/v1/health")).body).status;
    await redis?.admin.config("SET", "maxmemory", "1");
    const ids: string[] = [];
    while (ids.length < 5) ids.push(await startTraining(owner, world.material));
    await until("health to say degraded", async () => (await status()) === "degraded", 10_000);
    hold((await waitForEnd(owner, ids[0] ?? "")).state === "succeeded", "nothing ran while Redis was full");
    await redis?.admin.config("SET", "maxmemory", "0");
    await until("health to be whole again", async () => (await status()) === "ok", 10_000);
    for (const id of ids) {
      const { state, attempt } = await waitForEnd(owner, id);
      hold(state === "succeeded" && attempt === 1, `${id} ended ${state} in attempt ${attempt}`);
    }
  },
};
