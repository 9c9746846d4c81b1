import { setTimeout as pause } from "node:timers/promises";
import { FineTune } from "@facet/contracts/fine-tunes/fine-tune";
import { JobView } from "@facet/contracts/jobs/job";
import { followStream } from "../world/follow-stream.ts";
import { type Client, NoAnswer } from "../world/open-client.ts";
import type { Random } from "../world/random.ts";
import { onlyTraining } from "../world/start-training.ts";
import type { World } from "../world/world.ts";

/** What all clients know of: each acts on what the others made. */
export interface Known {
  readonly jobs: string[];
  readonly fineTunes: string[];
}

interface ActAsClient {
  readonly world: World;
  readonly name: string;
  readonly known: Known;
  readonly until: number;
  /** What may stand in line at once, so that a drain ends. */
  readonly mostJobs: number;
}

/** What is long over answers every verb alike. */
const recent = 10;

type Act = (client: Client, world: World, random: Random, known: Known) => Promise<unknown>;

/** More often what makes work and what steers it than what only looks. */
const acts: readonly (readonly [weight: number, act: Act])[] = [
  [4, create],
  [3, verb("cancel")],
  [3, verb("pause")],
  [4, verb("resume")],
  [3, verb("retry")],
  [2, prioritise],
  [1, remove],
  [2, list],
  [2, look],
  [1, stream],
];

/** One client at random work until the time is over. Every request, answer and missing answer stands in the ledger. */
export async function actAsClient({ world, name, known, until, mostJobs }: ActAsClient): Promise<void> {
  const random = world.random.fork(name);
  const client = world.client(name);
  const bag = acts.flatMap(([weight, act]) => Array.from({ length: weight }, () => act));
  while (performance.now() < until) {
    const act = random.pick(bag);
    if (act === create && known.jobs.length >= mostJobs) continue;
    // No answer is an outcome like any other.
    await act(client, world, random, known).catch((error: unknown) => {
      if (!(error instanceof NoAnswer)) throw error;
    });
    await pause(random.int(5, 150));
  }
}

/** Like a program that was told to be safe: without an answer it asks again, with the same key. */
async function create(client: Client, world: World, random: Random, known: Known): Promise<void> {
  const key = `${world.setting.seed}-${crypto.randomUUID()}`;
  const body = onlyTraining(world.material);
  for (let asked = 0; asked < 5; asked += 1) {
    const answer = await client.ask("POST", "/v1/fine-tunes", { body, key }).catch((error: unknown) => {
      if (!(error instanceof NoAnswer)) throw error;
    });
    if (answer?.status === 202) {
      const { id, jobs } = FineTune.parse(answer.body);
      if (!known.fineTunes.includes(id)) {
        known.fineTunes.push(id);
        known.jobs.push(jobs.train);
      }
      // Now and then it did not hear the answer and asks once more.
      if (random.chance(0.8)) return;
    }
    await pause(random.int(20, 200));
  }
}

function verb(name: string): Act {
  return async (client, _world, random, known) => {
    if (known.jobs.length === 0) return;
    const answer = await client.ask("POST", `/v1/jobs/${random.pick(known.jobs.slice(-recent))}/${name}`);
    if (name !== "retry" || answer.status !== 202) return;
    const { id } = JobView.parse(answer.body);
    if (!known.jobs.includes(id)) known.jobs.push(id);
  };
}

async function prioritise(client: Client, _world: World, random: Random, known: Known): Promise<void> {
  if (known.jobs.length === 0) return;
  const id = random.pick(known.jobs.slice(-recent));
  const seen = await client.ask("GET", `/v1/jobs/${id}`);
  if (seen.status !== 200) return;
  await client.ask("PATCH", `/v1/jobs/${id}`, {
    body: { priority: random.pick(["low", "normal", "high"]) },
    headers: { "if-match": seen.headers.get("etag") ?? "" },
  });
}

async function remove(client: Client, _world: World, random: Random, known: Known): Promise<void> {
  if (known.fineTunes.length === 0) return;
  await client.ask("DELETE", `/v1/fine-tunes/${random.pick(known.fineTunes.slice(-recent))}`);
}

async function list(client: Client, world: World): Promise<void> {
  await client.ask("GET", `/v1/fine-tunes?projectId=${world.material.projectId}&limit=100`);
}

async function look(client: Client, _world: World, random: Random, known: Known): Promise<void> {
  if (known.jobs.length > 0) await client.ask("GET", `/v1/jobs/${random.pick(known.jobs.slice(-recent))}`);
}

/** Follows a job for a moment. What it saw has to be dense from the first event on. */
async function stream(client: Client, world: World, random: Random, known: Known): Promise<void> {
  if (known.jobs.length === 0) return;
  const jobId = random.pick(known.jobs.slice(-recent));
  const follower = followStream({ url: client.url, key: await client.credential(), jobId });
  await Promise.race([follower.done, pause(random.int(100, 1500))]);
  follower.stop();
  const gap = follower.applied.findIndex((seq, index) => seq !== index + 1);
  world.ledger.note({
    at: Date.now(),
    client: "stream",
    method: "STREAM",
    path: `/v1/jobs/${jobId}/events`,
    body: null,
    key: null,
    tookMs: 0,
    status: null,
    reply: { applied: follower.applied.length, gap: gap < 0 ? null : gap + 1, repeats: follower.repeats() },
  });
}
