import { newId } from "@facet/contracts/ids";
import type { CheckpointPointer, Job } from "@facet/contracts/jobs/job";
import type { JobKind } from "@facet/contracts/jobs/job-kind";
import { type JobInput, jobKinds } from "@facet/contracts/jobs/kinds/all-kinds";
import type { Priority } from "@facet/contracts/jobs/priority";
import type { Lane } from "@facet/contracts/runners/runner";
import { dependencies } from "../data/collections/dependencies.ts";
import { jobs, type StoredJob } from "../data/collections/jobs.ts";
import type { Work } from "../data/work.ts";
import { appendToLog } from "../events/event-log.ts";
import { hint } from "../events/topics.ts";
import { placeInLine } from "./dispatch-row.ts";
import { stateEvent } from "./state-event.ts";
import { beginWaiting } from "./waiting.ts";

export interface NewJob<Kind extends JobKind> {
  readonly id?: string;
  readonly orgId: string;
  readonly projectId: string;
  readonly fineTuneId: string | null;
  readonly kind: Kind;
  readonly lane: Lane;
  readonly priority?: Priority | undefined;
  /** The job it repeats, and what it goes on from. */
  readonly retryOf?: string;
  readonly checkpoints?: readonly CheckpointPointer[];
  readonly bestStep?: number | null;
  readonly saferKnobs?: Job["saferKnobs"];
  /** The kind's own when left out. */
  readonly timeLimitMs?: number | undefined;
  readonly input: JobInput<Kind>;
  /** Jobs that have to succeed first. They have not ended: the caller read them in this transaction. */
  readonly dependsOn: readonly string[];
}

/** new -> queued: the job, its place in line, its edges and its first event. */
export async function addJob<Kind extends JobKind>(work: Work, wanted: NewJob<Kind>): Promise<Job> {
  const { orgId, projectId, fineTuneId, kind, lane } = wanted;
  const dependsOn = [...wanted.dependsOn];
  const checkpoints = [...(wanted.checkpoints ?? [])];
  const job: StoredJob = {
    id: wanted.id ?? newId("job"),
    orgId,
    projectId,
    fineTuneId,
    kind,
    lane,
    priority: wanted.priority ?? "normal",
    state: "queued",
    version: 1,
    // Parsed here, so that a runner never meets an input its kind does not know. Every kind's input is an object.
    input: jobKinds[kind].input.parse(wanted.input) as Job["input"],
    result: null,
    artifacts: {},
    retryOf: wanted.retryOf ?? null,
    dependsOn,
    openDependencies: dependsOn,
    attempt: 0,
    attempts: [],
    failures: {},
    saferKnobs: wanted.saferKnobs ?? null,
    timeLimitMs: wanted.timeLimitMs ?? jobKinds[kind].timeLimitMs,
    pausedFor: null,
    notBefore: null,
    waiting: beginWaiting({ state: "queued", openDependencies: dependsOn }, work.now),
    checkpoint: checkpoints.at(-1) ?? null,
    checkpoints,
    bestStep: wanted.bestStep ?? null,
    error: null,
    cancelRequestedAt: null,
    ...(work.traceparent === undefined ? {} : { traceparent: work.traceparent }),
    createdAt: work.now,
    startedAt: null,
    finishedAt: null,
  };
  work.create(jobs, job.id, job);
  for (const parentJobId of dependsOn) {
    work.create(dependencies, `${parentJobId}.${job.id}`, { parentJobId, childJobId: job.id });
  }
  placeInLine(work, job);
  await appendToLog(work, job.id, [
    stateEvent(work.now, 0, {
      from: null,
      to: "queued",
      reason: job.retryOf === null ? null : "retried",
      error: null,
    }),
  ]);
  hint(work, projectId, "job", job.id, job.version);
  return job;
}
