import { FineTune } from "@facet/contracts/fine-tunes/fine-tune";
import { type Job, JobView } from "@facet/contracts/jobs/job";
import { z } from "zod";
import type { Entry, Ledger } from "../world/ledger.ts";

/**
 * What must be true of the jobs now, going by what was acknowledged. A request without an answer may have taken effect or
 * not, at any moment from then on: it allows much and demands nothing.
 */
export function checkHistory({ entries }: Ledger, jobs: ReadonlyMap<string, Job>): string[] {
  return [
    ...checkVerbs(entries, jobs),
    ...checkOrder(entries),
    ...checkLists(entries),
    ...checkStreams(entries),
    ...checkEnds(jobs),
  ];
}

const verbPath = /^\/v1\/jobs\/(job_[^/]+)\/(cancel|pause|resume|retry)$/;

interface Verb {
  readonly verb: string;
  readonly entry: Entry;
}

function verbsOf(entries: readonly Entry[]): Map<string, Verb[]> {
  const byJob = new Map<string, Verb[]>();
  for (const entry of entries) {
    const [, id = "", verb = ""] = verbPath.exec(entry.path) ?? [];
    if (id !== "") byJob.set(id, [...(byJob.get(id) ?? []), { verb, entry }]);
  }
  return byJob;
}

function checkVerbs(entries: readonly Entry[], jobs: ReadonlyMap<string, Job>): string[] {
  const breaches: string[] = [];
  for (const [id, verbs] of verbsOf(entries)) {
    const job = jobs.get(id);
    if (job === undefined) continue;
    const said = (verb: string, status: number | null) =>
      verbs.filter((one) => one.verb === verb && one.entry.status === status).map(({ entry }) => entry);
    if (said("cancel", 202).length > 0 && job.state !== "cancelled")
      breaches.push(`${id} was cancelled, that was acknowledged, and it is ${job.state}`);
    if (job.state === "cancelled" && said("cancel", 202).length + said("cancel", null).length === 0)
      breaches.push(`${id} is cancelled and nobody asked for it`);
    if (job.state === "paused" && said("pause", 202).length + said("pause", null).length === 0)
      breaches.push(`${id} is paused and nobody asked for it`);
    const lastPause = said("pause", 202).at(-1);
    const later = [...said("resume", 202), ...said("resume", null)].some(
      (entry) => lastPause !== undefined && entry.at + entry.tookMs >= lastPause.at,
    );
    const ranOn = job.state === "succeeded" && lastPause !== undefined && !later;
    if (ranOn && !endedBefore(job, lastPause))
      breaches.push(`${id} was paused, never resumed, and succeeded`);
    const children = new Set(said("retry", 202).map(({ reply }) => JobView.parse(reply).id));
    if (children.size > 1) breaches.push(`${id} was retried ${children.size} times over`);
    for (const child of children)
      if (jobs.get(child)?.retryOf !== undefined && jobs.get(child)?.retryOf !== id)
        breaches.push(`${child} is said to retry ${id} and says ${jobs.get(child)?.retryOf}`);
  }
  return breaches;
}

/** Both stop-watches are of this machine. */
const endedBefore = (job: Job, { at }: Entry) => job.finishedAt !== null && Date.parse(job.finishedAt) <= at;

/** Whoever asks after an answer was given sees that version of the job, or a later one. */
function checkOrder(entries: readonly Entry[]): string[] {
  const seen = entries
    .flatMap((entry) => {
      const job =
        entry.status !== null && entry.status < 300 ? JobView.safeParse(entry.reply).data : undefined;
      return job === undefined
        ? []
        : [
            {
              id: job.id,
              version: job.version,
              from: entry.at,
              to: entry.at + entry.tookMs,
              path: entry.path,
            },
          ];
    })
    .toSorted((a, b) => a.to - b.to);
  const breaches: string[] = [];
  for (const answers of Map.groupBy(seen, ({ id }) => id).values()) {
    for (const later of answers) {
      const newest = Math.max(
        0,
        ...answers.filter(({ to }) => to + 2 < later.from).map(({ version }) => version),
      );
      if (later.version < newest)
        breaches.push(
          `${later.path} answered version ${later.version} after version ${newest} had been seen`,
        );
    }
  }
  return breaches.slice(0, 5);
}

const List = z.object({ data: z.array(FineTune), nextCursor: z.string().nullable() });

/** What was acknowledged before a list was asked for stands in it, unless somebody may have removed it. */
function checkLists(entries: readonly Entry[]): string[] {
  const made = entries.flatMap(({ method, path, status, reply, at, tookMs }) =>
    method === "POST" && path === "/v1/fine-tunes" && status === 202
      ? [{ id: FineTune.parse(reply).id, at: at + tookMs }]
      : [],
  );
  const removed = entries.flatMap(({ method, path, at }) =>
    method === "DELETE" ? [{ id: path.split("/").at(-1), at }] : [],
  );
  return entries
    .filter(({ path, status }) => path.startsWith("/v1/fine-tunes?") && status === 200)
    .flatMap(({ reply, at, tookMs }) => {
      const { data, nextCursor } = List.parse(reply);
      if (nextCursor !== null) return [];
      const listed = new Set(data.map(({ id }) => id));
      return made
        .filter((one) => one.at + 2 < at && !listed.has(one.id))
        .filter(({ id }) => !removed.some((one) => one.id === id && one.at <= at + tookMs))
        .map(({ id }) => `${id} had been acknowledged and was not in a list asked for afterwards`);
    })
    .slice(0, 5);
}

const Streamed = z.object({ gap: z.int().nullable(), repeats: z.int() });

function checkStreams(entries: readonly Entry[]): string[] {
  return entries
    .filter(({ method }) => method === "STREAM")
    .flatMap(({ path, reply }) => {
      const { gap } = Streamed.parse(reply);
      return gap === null ? [] : [`the stream ${path} has a gap at its event ${gap}`];
    });
}

/** Nothing was wrong with any of the jobs: machines alone may end one, after three were lost over it. */
function checkEnds(jobs: ReadonlyMap<string, Job>): string[] {
  return [...jobs.values()].flatMap(({ id, state, error }) =>
    state === "failed" && error?.code !== "quarantined"
      ? [`${id} failed with ${error?.code}: ${error?.message}`]
      : [],
  );
}
