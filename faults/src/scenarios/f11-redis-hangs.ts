import { hold } from "../world/broken.ts";
import { startTraining } from "../world/start-training.ts";
import { waitForEnd } from "../world/watch-job.ts";
import type { Scenario } from "./scenario.ts";

const plan = { steps: 8, stepMs: 10, checkpointEvery: 4 };

export const redisHangs: Scenario = {
  id: "F11",
  title: "Redis accepts and never answers",
  promise: "no request takes longer than 5 s, and work goes on",
  lanes: ["bullmq"],
  async run(world) {
    const { owner, redis } = world;
    world.startRunner({ plan });
    redis?.freeze();
    const ids: string[] = [];
    while (ids.length < 6) {
      ids.push(await startTraining(owner, world.material));
      await owner.ask("GET", "/v1/health");
    }
    hold((await waitForEnd(owner, ids[0] ?? "")).state === "succeeded", "nothing ran while Redis hung");
    const slowest = Math.max(
      ...world.ledger.entries.filter(({ client }) => client === "owner").map(({ tookMs }) => tookMs),
    );
    redis?.thaw();
    world.bar("slowest request", slowest / 1000, 5, "s");
    for (const id of ids) {
      const { state, attempt } = await waitForEnd(owner, id);
      hold(state === "succeeded" && attempt === 1, `${id} ended ${state} in attempt ${attempt}`);
    }
  },
};
