import { hold } from "../world/broken.ts";
import { startTraining } from "../world/start-training.ts";
import { until } from "../world/until.ts";
import { getJob, waitForEnd } from "../world/watch-job.ts";
import type { Scenario } from "./scenario.ts";

const plan = { steps: 30, stepMs: 20, checkpointEvery: 40 };
const others = 3;

export const poisonJob: Scenario = {
  id: "F41",
  title: "a job takes down every runner that takes it",
  promise: "it is set aside after three of them, as quarantined; the other jobs are done",
  async run(world) {
    const { owner } = world;
    const poison = await startTraining(owner, world.material, { priority: "high" });
    const ids: string[] = [];
    while (ids.length < others) ids.push(await startTraining(owner, world.material));
    let runner = world.startRunner({ plan });
    for (let deaths = 0; ; ) {
      const job = await until("the poison to be taken, or set aside", async () => {
        const seen = await getJob(owner, poison);
        return seen.state === "failed" || (seen.state === "running" && seen.attempt > deaths)
          ? seen
          : undefined;
      });
      if (job.state === "failed") break;
      deaths = job.attempt;
      hold(deaths <= 3, `attempt ${deaths} was still given to a runner`);
      await runner.kill();
      runner = world.startRunner({ plan });
    }
    const { error, attempt } = await getJob(owner, poison);
    hold(
      error?.code === "quarantined" && attempt === 3,
      `it failed with ${error?.code} in attempt ${attempt}`,
    );
    for (const id of ids)
      hold((await waitForEnd(owner, id)).state === "succeeded", `${id} was held up by it`);
  },
};
