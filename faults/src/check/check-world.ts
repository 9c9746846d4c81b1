import type { JobEvent } from "@facet/contracts/events/job-event";
import { FineTune } from "@facet/contracts/fine-tunes/fine-tune";
import { type Job, JobView } from "@facet/contracts/jobs/job";
import { Model } from "@facet/contracts/models/model";
import { pageOf } from "@facet/contracts/paging/page";
import { Project } from "@facet/contracts/projects/project";
import { Usage } from "@facet/contracts/usage/usage";
import type { z } from "zod";
import { enginesIn } from "../world/engines.ts";
import type { Client } from "../world/open-client.ts";
import { until } from "../world/until.ts";
import { readAllEvents } from "../world/watch-job.ts";
import type { World } from "../world/world.ts";
import { checkLedger } from "./check-ledger.ts";
import { checkStory } from "./check-story.ts";

/** Everything that must hold once a world is at rest, seen through the public API alone. Answers a sentence for each breach. */
export async function checkWorld(world: World): Promise<string[]> {
  const { owner } = world;
  const breaches: string[] = [];
  const fineTunes: FineTune[] = [];
  const everyJob: Job[] = [];
  for (const project of await readAll(owner, "/v1/projects", Project)) {
    const jobs = await readAll(owner, `/v1/jobs?projectId=${project.id}`, JobView);
    const models = await readAll(owner, `/v1/models?projectId=${project.id}`, Model);
    const tunes = await readAll(owner, `/v1/fine-tunes?projectId=${project.id}`, FineTune);
    everyJob.push(...jobs);
    fineTunes.push(...tunes);
    const stories = new Map<string, JobEvent[]>();
    for (const { id } of jobs) stories.set(id, await readAllEvents(owner, id));
    for (const job of jobs) {
      const origins = originsOf(job, jobs, stories);
      const found = [
        ...checkStory(job, stories.get(job.id) ?? [], { reference: world.reference, origins }),
        ...checkModel(job, models, tunes),
      ];
      breaches.push(...found.map((breach) => `${job.kind} ${job.id} (${job.state}): ${breach}`));
    }
  }
  breaches.push(
    ...(await checkUsage(owner, everyJob)),
    ...checkLedger(
      world.ledger,
      fineTunes.filter(({ id }) => id !== world.inherited),
    ),
  );
  await until("every engine to be gone", () => enginesIn(world.folder).length === 0, 5000).catch(() => {
    for (const { pid, jobId, attempt } of enginesIn(world.folder))
      breaches.push(`an engine of ${jobId}, attempt ${attempt}, is left: process ${pid}`);
  });
  return breaches;
}

async function readAll<Schema extends z.ZodType>(
  client: Client,
  path: string,
  schema: Schema,
): Promise<z.infer<Schema>[]> {
  const rows: z.infer<Schema>[] = [];
  for (let cursor: string | null = null; ; ) {
    const more: string = cursor === null ? "" : `&cursor=${encodeURIComponent(cursor)}`;
    const page = await client.get(`${path}${path.includes("?") ? "&" : "?"}limit=100${more}`, pageOf(schema));
    rows.push(...(page.data as z.infer<Schema>[]));
    cursor = page.nextCursor;
    if (cursor === null) return rows;
  }
}

/** Where its first attempt may begin: before the first step, or at a checkpoint that one before it had committed. */
function originsOf(job: Job, jobs: readonly Job[], stories: ReadonlyMap<string, JobEvent[]>): Set<number> {
  const origins = new Set([0]);
  for (let id = job.retryOf; id !== null; ) {
    for (const { type, data } of stories.get(id) ?? [])
      if (type === "checkpoint" && data.committed === true) origins.add(Number(data.step));
    const before = id;
    id = jobs.find((one) => one.id === before)?.retryOf ?? null;
  }
  return origins;
}

/** A training that succeeded left one model, any other none. */
function checkModel(job: Job, models: readonly Model[], tunes: readonly FineTune[]): string[] {
  const tune = tunes.find(({ id }) => id === job.fineTuneId);
  if (job.kind !== "train" || tune === undefined || tune.jobs.train !== job.id) return [];
  const own = models.filter(({ fineTuneId }) => fineTuneId === tune.id).length;
  const wanted = job.state === "succeeded" ? 1 : 0;
  return own === wanted ? [] : [`it left ${own} models`];
}

/** Minutes are those of its attempts, each counted once. */
async function checkUsage(client: Client, jobs: readonly Job[]): Promise<string[]> {
  const { total } = await client.get("/v1/usage", Usage);
  const attempts = jobs.flatMap((job) => job.attempts);
  const ms = attempts.reduce(
    (sum, { startedAt, endedAt }) => sum + Date.parse(endedAt ?? startedAt) - Date.parse(startedAt),
    0,
  );
  // It is told in hundredths of a minute, project by project and kind by kind.
  if (Math.abs(total.minutes - ms / 60_000) <= 0.03 + attempts.length * 1e-4) return [];
  return [`usage says ${total.minutes} minutes, the attempts ran ${ms / 60_000}`];
}
