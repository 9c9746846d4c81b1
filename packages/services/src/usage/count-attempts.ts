import type { Job } from "@facet/contracts/jobs/job";
import type { JobKind } from "@facet/contracts/jobs/job-kind";

export interface Amounts {
  ms: number;
  attempts: number;
  trainedTokens: number;
}

export interface Span {
  readonly from: number;
  readonly to: number;
  /** Until when an attempt that runs has run. */
  readonly now: number;
}

/** What was measured: by project and kind, and by UTC day. */
export interface Tally {
  readonly byKind: Map<string, Map<JobKind, Amounts>>;
  readonly msByDay: Map<string, number>;
}

const dayMs = 86_400_000;

export function newTally(): Tally {
  return { byKind: new Map(), msByDay: new Map() };
}

/** Adds what a job's attempts ran within the span, and what a training that ended in it had learned from. */
export function countAttempts(tally: Tally, job: Job, span: Span): void {
  const kinds = tally.byKind.get(job.projectId) ?? new Map<JobKind, Amounts>();
  const amounts = kinds.get(job.kind) ?? { ms: 0, attempts: 0, trainedTokens: 0 };
  for (const { startedAt, endedAt } of job.attempts) {
    const from = Math.max(Date.parse(startedAt), span.from);
    const to = Math.min(endedAt === null ? span.now : Date.parse(endedAt), span.to);
    if (to <= from) continue;
    amounts.attempts += 1;
    amounts.ms += to - from;
    addDays(tally.msByDay, from, to);
  }
  const finished = job.finishedAt === null ? undefined : Date.parse(job.finishedAt);
  const trained = job.kind === "train" ? job.result?.trainedTokens : undefined;
  if (finished !== undefined && finished >= span.from && finished < span.to && typeof trained === "number")
    amounts.trainedTokens += trained;
  if (amounts.attempts === 0 && amounts.trainedTokens === 0) return;
  kinds.set(job.kind, amounts);
  tally.byKind.set(job.projectId, kinds);
}

function addDays(msByDay: Map<string, number>, from: number, to: number): void {
  for (let start = from; start < to; ) {
    const nextDay = (Math.floor(start / dayMs) + 1) * dayMs;
    const day = new Date(start).toISOString().slice(0, 10);
    msByDay.set(day, (msByDay.get(day) ?? 0) + Math.min(nextDay, to) - start);
    start = nextDay;
  }
}
