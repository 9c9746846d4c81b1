import type { Job, WaitingReason } from "@facet/contracts/jobs/job";
import { mayBeClaimed } from "@facet/contracts/jobs/job-state";
import type { Timings } from "@facet/contracts/timings";
import type { Reader } from "@facet/ports/documents";
import { dispatch } from "../data/collections/dispatch.ts";
import { jobs } from "../data/collections/jobs.ts";
import { runners } from "../data/collections/runners.ts";
import { shift, span } from "../data/moments.ts";
import { isOnline } from "../runners/is-online.ts";

interface Asked {
  readonly timings: Timings;
  readonly now: string;
}

/** More than this many jobs ahead are "more than". */
const countedAhead = 200;

/** Why a job waits, as things stand now; null when it does not wait. */
export async function explainWaiting(reader: Reader, job: Job, asked: Asked): Promise<WaitingReason | null> {
  if (!mayBeClaimed(job.state)) return null;
  const since = job.waiting?.since ?? job.createdAt;
  if (job.openDependencies.length > 0)
    return { code: "dependency", sentence: await nameParents(reader, job), since };
  if (job.notBefore !== null && job.notBefore > asked.now) {
    const cause = job.attempts.at(-1)?.error?.title ?? "The last attempt failed";
    const seconds = Math.ceil(span(asked.now, job.notBefore) / 1000);
    return { code: "backoff", sentence: `${cause}. It is tried again in ${seconds} s.`, since };
  }
  if (!(await hasRunner(reader, job, asked))) {
    return {
      code: "runner",
      sentence: `No runner for ${job.lane} work is online. Start one with \`facet up\`.`,
      since,
    };
  }
  return { code: "place-in-line", sentence: await tellPlace(reader, job), since };
}

async function nameParents(reader: Reader, job: Job): Promise<string> {
  const parents = await Promise.all(job.openDependencies.map((id) => reader.get(jobs, id)));
  const names = parents.flatMap((parent) =>
    parent === undefined ? [] : [`${parent.data.kind} (${parent.data.state})`],
  );
  return `Waits for ${names.join(" and ") || "the job before it"} to end.`;
}

async function hasRunner(reader: Reader, job: Job, { timings, now }: Asked): Promise<boolean> {
  const recent = await reader.query(runners, "recent", {
    range: { from: shift(now, -timings.leaseMs) },
    limit: 500,
  });
  return recent.some(({ data }) => data.lanes.includes(job.lane) && isOnline(data, now, timings));
}

async function tellPlace(reader: Reader, job: Job): Promise<string> {
  const ahead = await reader.query(dispatch, "ahead", {
    equals: { lane: job.lane, state: "runnable" },
    range: { before: job.createdAt },
    limit: countedAhead + 1,
  });
  if (ahead.length === 0) return "It is next: it starts as soon as a runner is free.";
  const count =
    ahead.length > countedAhead
      ? `More than ${countedAhead} jobs are`
      : ahead.length === 1
        ? "One job is"
        : `${ahead.length} jobs are`;
  return `${count} ahead of it in the ${job.lane} line.`;
}
