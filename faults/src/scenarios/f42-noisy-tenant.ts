import { JobView } from "@facet/contracts/jobs/job";
import { isFinal } from "@facet/contracts/jobs/job-state";
import { pageOf } from "@facet/contracts/paging/page";
import { hold } from "../world/broken.ts";
import { foundTenant } from "../world/found-tenant.ts";
import { makeMaterial } from "../world/make-material.ts";
import { playRunner } from "../world/play-runner.ts";
import { startTraining } from "../world/start-training.ts";
import { until } from "../world/until.ts";
import { waitForEnd } from "../world/watch-job.ts";
import type { Scenario } from "./scenario.ts";

/** A thousand would take a minute to make and to cancel, and changes nothing: the line is looked at by organisation. */
const many = 200;
const quiet = 5;

export const noisyTenant: Scenario = {
  id: "F42",
  title: `an organisation puts ${many} jobs in line before another one's ${quiet}`,
  promise: "the other one's jobs are every second to run, though only one runner is there",
  async run(world) {
    const { owner } = world;
    const tenant = await foundTenant(world, "Quiet");
    const importing = world.startRunner({ plan: { steps: 600, stepMs: 0, checkpointEvery: 600 } });
    const material = await makeMaterial(tenant, "Quiet sums");
    // Prepares the data, so that what follows is one job each.
    await waitForEnd(tenant, await startTraining(tenant, material));
    await importing.stop();

    const noisy: string[] = [];
    while (noisy.length < many) noisy.push(await startTraining(owner, world.material));
    const player = await playRunner(world, "only");
    const first = await until("work", () => player.claim(300).then((one) => one ?? undefined));
    const own: string[] = [];
    while (own.length < quiet) own.push(await startTraining(tenant, material));
    await player.finish(first);
    let claims = 0;
    for (let left = quiet; left > 0; claims += 1) {
      const claim = await until("work", () => player.claim(300).then((one) => one ?? undefined));
      await player.finish(claim);
      if (own.includes(claim.jobId)) left -= 1;
      hold(claims < many, `after ${claims} jobs of the one, ${left} of the other's ${quiet} still wait`);
    }
    world.bar(`claims until ${quiet} of the other's were done`, claims, quiet * 2, "claims");
    for (const id of own) hold((await waitForEnd(tenant, id)).state === "succeeded", `${id} did not succeed`);
    for (const id of noisy) await owner.ask("POST", `/v1/jobs/${id}/cancel`);
    await until("the line to be empty", async () => {
      const path = `/v1/jobs?projectId=${world.material.projectId}&state=queued`;
      return (await owner.get(path, pageOf(JobView))).data.every(({ state }) => isFinal(state));
    });
  },
};
