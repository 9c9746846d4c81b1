import type { Job, WaitingReason } from "@facet/contracts/jobs/job";
import { mayBeClaimed } from "@facet/contracts/jobs/job-state";
import type { Timings } from "@facet/contracts/timings";
import type { Reader } from "@facet/ports/documents";
import { jobs } from "../data/collections/jobs.ts";
import { latest, span } from "../data/moments.ts";
import { findTakers } from "../runners/find-takers.ts";
import { expectedEnd } from "./expected-end.ts";
import { findPlace, type Place } from "./find-place.ts";
import { nextFree } from "./next-free.ts";

interface Asked {
  readonly timings: Timings;
  readonly now: string;
}

type Reason = Omit<WaitingReason, "since">;

const sentenceOnly = { until: null, ahead: null };

/** Why a job does not go on, as things stand now, and until when where that can be known; null when it does not wait. */
export async function explainWaiting(reader: Reader, job: Job, asked: Asked): Promise<WaitingReason | null> {
  const reason = await findReason(reader, job, asked);
  return reason === null ? null : { ...reason, since: job.waiting?.since ?? job.createdAt };
}

async function findReason(reader: Reader, job: Job, asked: Asked): Promise<Reason | null> {
  if (job.state === "paused") return tellPause(job);
  if (!mayBeClaimed(job.state)) return null;
  if (job.openDependencies.length > 0) return nameParents(reader, job);
  if (job.notBefore !== null && job.notBefore > asked.now) return tellBackoff(job, job.notBefore, asked.now);
  const { open, closed } = await findTakers(reader, job.lane, asked);
  if (open.length > 0) {
    const place = await findPlace(reader, job, asked.now);
    const until = place.ahead === 0 && !place.othersFirst ? await nextFree(reader, open) : null;
    return { ...tellPlace(job, place), until };
  }
  if (closed.length === 0) {
    const sentence = `No runner for ${job.lane} work is online. Start one with \`facet up\`.`;
    return { code: "runner", sentence, ...sentenceOnly };
  }
  const names = closed.map(({ name }) => name).join(", ");
  const sentence = `Every runner for ${job.lane} work that is online takes nothing new: ${names}. \`facet runners uncordon NAME\` opens one.`;
  return { code: "cordoned", sentence, ...sentenceOnly };
}

/** What each kind of job is called within a sentence. */
const works: Record<Job["kind"], string> = {
  "import-dataset": "the data set's import",
  "import-model": "the model's import",
  prepare: "preparation",
  train: "training",
  evaluate: "the evaluation",
  export: "the export",
};

function tellPause(job: Job): Reason {
  const where = job.checkpoint === null ? "before its first checkpoint" : `at step ${job.checkpoint.step}`;
  return { code: "paused", sentence: `It rests ${where} until it is resumed.`, ...sentenceOnly };
}

function tellBackoff(job: Job, notBefore: string, now: string): Reason {
  const cause = job.attempts.at(-1)?.error?.title ?? "The last attempt failed";
  const seconds = Math.ceil(span(now, notBefore) / 1000);
  return {
    code: "backoff",
    sentence: `${cause}. It is tried again in ${seconds} s.`,
    until: notBefore,
    ahead: null,
  };
}

async function nameParents(reader: Reader, job: Job): Promise<Reason> {
  const found = await Promise.all(job.openDependencies.map((id) => reader.get(jobs, id)));
  const parents = found.flatMap((parent) => parent?.data ?? []);
  const names = parents.map(({ kind, state }) =>
    state === "running" ? works[kind] : `${works[kind]} (${state})`,
  );
  const ends = await Promise.all(parents.map((parent) => expectedEnd(reader, parent)));
  return {
    code: "dependency",
    sentence: `Waits for ${names.join(" and ") || "the job before it"} to end.`,
    until: ends.includes(null) ? null : latest(ends),
    ahead: null,
  };
}

function tellPlace(job: Job, { ahead, more, urgent, othersFirst }: Place): Omit<Reason, "until"> {
  if (ahead === 0)
    return othersFirst
      ? {
          code: "fair-share",
          sentence: "It is the next of its organisation; others, who have less running, go first.",
          ahead,
        }
      : {
          code: "place-in-line",
          sentence: "It is next: it starts as soon as a runner is free.",
          ahead,
        };
  const count = more ? `More than ${ahead} jobs are` : ahead === 1 ? "One job is" : `${ahead} jobs are`;
  const because = urgent === 0 ? "" : ahead === 1 ? ", of higher priority" : `, ${urgent} of higher priority`;
  return {
    code: urgent === 0 ? "place-in-line" : "priority",
    sentence: `${count} ahead of it in the ${job.lane} line${because}.`,
    ahead,
  };
}
