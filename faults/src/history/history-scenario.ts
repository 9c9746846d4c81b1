import { type Job, JobView } from "@facet/contracts/jobs/job";
import { isFinal } from "@facet/contracts/jobs/job-state";
import { pageOf } from "@facet/contracts/paging/page";
import { historyId } from "../run/choose-scenarios.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import { Broken, hold } from "../world/broken.ts";
import { until } from "../world/until.ts";
import type { World } from "../world/world.ts";
import { checkHistory } from "./check-history.ts";
import { actAsClient, type Known } from "./history-client.ts";
import { openNemesis } from "./nemesis.ts";

const clients = 5;
const drainLimitMs = 120_000;

/** Five clients at random work while a nemesis breaks things; then everything is mended, runs dry, and is compared with what was acknowledged. */
export function historyScenario(seconds: number): Scenario {
  return {
    id: historyId,
    title: `${clients} clients at random work for ${seconds} s while a nemesis breaks things`,
    promise: "everything that was acknowledged is so, and every invariant holds",
    stores: ["sqlite", "firestore"],
    async run(world) {
      const nemesis = await openNemesis(world);
      const known: Known = { jobs: [], fineTunes: [] };
      const end = performance.now() + seconds * 1000;
      const acting = Array.from({ length: clients }, (_, index) =>
        actAsClient({ world, name: `client ${index + 1}`, known, until: end, mostJobs: seconds * 2 }),
      );
      await Promise.all([nemesis.rage(end), ...acting]);
      const jobs = await drain(world);
      await nemesis.rest();
      const breaches = checkHistory(world.ledger, jobs);
      if (breaches.length > 0) throw new Broken(breaches.join("\n"));
      const asked = world.ledger.entries.filter(({ client }) => client.startsWith("client"));
      const faults = world.ledger.entries.filter(({ method }) => method === "FAULT").length;
      world.tally("requests", asked.length);
      world.tally("without an answer", asked.filter(({ status }) => status === null).length);
      world.tally("jobs", jobs.size);
      world.tally("faults", faults);
      hold(faults > 0 && asked.length > 0, "nothing was asked, or nothing was broken");
    },
  };
}

/** Every job at its end, or paused. */
function drain(world: World): Promise<ReadonlyMap<string, Job>> {
  return until(
    "every job to be at its end or paused",
    async () => {
      const jobs = await readJobs(world).catch(() => []);
      const open = jobs.filter(({ state }) => !isFinal(state) && state !== "paused");
      return jobs.length > 0 && open.length === 0 ? new Map(jobs.map((job) => [job.id, job])) : undefined;
    },
    drainLimitMs,
  );
}

async function readJobs(world: World): Promise<Job[]> {
  const jobs: Job[] = [];
  for (let cursor = ""; ; ) {
    const path = `/v1/jobs?projectId=${world.material.projectId}&limit=100${cursor}`;
    const page = await world.owner.get(path, pageOf(JobView));
    jobs.push(...page.data);
    if (page.nextCursor === null) return jobs;
    cursor = `&cursor=${encodeURIComponent(page.nextCursor)}`;
  }
}
