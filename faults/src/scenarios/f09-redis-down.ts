import { Health } from "@facet/contracts/health";
import { hold } from "../world/broken.ts";
import { startTraining } from "../world/start-training.ts";
import { until } from "../world/until.ts";
import { waitForEnd, waitForStep } from "../world/watch-job.ts";
import type { Scenario } from "./scenario.ts";

const plan = { steps: 20, stepMs: 20, checkpointEvery: 10 };
/** A minute at the waits of production. */
const outageLeases = 1;

export const redisDown: Scenario = {
  id: "F09",
  title: "Redis gone for a minute (one lease), then back, empty",
  promise: "no request fails, every creation is kept and done, work starts meanwhile, health says degraded",
  lanes: ["bullmq"],
  async run(world) {
    const { owner, redis, timings } = world;
    world.startRunner({ plan });
    const running = await startTraining(owner, world.material);
    await waitForStep(owner, running, 2);
    await redis?.kill();
    const end = performance.now() + timings.leaseMs * outageLeases;
    const ids: string[] = [running];
    let slowest = 0;
    const timed = async <T>(call: () => Promise<T>) => {
      const from = performance.now();
      const answer = await call();
      slowest = Math.max(slowest, performance.now() - from);
      return answer;
    };
    while (performance.now() < end) {
      if (ids.length < 8) ids.push(await timed(() => startTraining(owner, world.material)));
      await timed(() => owner.ask("GET", `/v1/jobs?projectId=${world.material.projectId}`));
    }
    const health = await owner.ask("GET", "/v1/health");
    hold(
      health.status === 200 && Health.parse(health.body).status === "degraded",
      `health says ${JSON.stringify(health.body)}`,
    );
    await waitForEnd(owner, ids[1] ?? "");
    await redis?.restart();
    await until(
      "health to be whole again",
      async () => Health.parse((await owner.ask("GET", "/v1/health")).body).status === "ok",
    );
    for (const id of ids) {
      const { state, attempt } = await waitForEnd(owner, id, 60_000);
      hold(state === "succeeded" && attempt === 1, `${id} ended ${state} in attempt ${attempt}`);
    }
    const failed = world.ledger.entries.filter(({ status }) => status === null || status >= 500);
    hold(failed.length === 0, `${failed.length} requests failed, the first: ${failed[0]?.path}`);
    world.bar("slowest request", slowest / 1000, 5, "s");
  },
};
