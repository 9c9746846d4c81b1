import { type JobEvent, StateEventData } from "@facet/contracts/events/job-event";
import type { Job } from "@facet/contracts/jobs/job";
import { isFinal, type JobState, jobMoves } from "@facet/contracts/jobs/job-state";
import { lossPoints } from "../world/watch-job.ts";

interface Expected {
  /** The loss at each step, from step 1. */
  readonly reference: readonly number[];
  /** Steps that a first attempt may go on from: 0, and for a retry the checkpoints of what it repeats. */
  readonly origins: ReadonlySet<number>;
}

/** What must be true of every job at rest, as its events and its row tell it. Answers a sentence for each breach. */
export function checkStory(job: Job, events: readonly JobEvent[], expected: Expected): string[] {
  return [
    ...checkNumbers(events),
    ...checkMoves(job, events),
    ...checkAttempts(job),
    ...checkCheckpoints(job, events),
    ...checkSteps(job, events, expected),
    ...checkEnd(job),
  ];
}

/** 1, 2, 3, ... and what an attempt said stands before what the next one did. */
function checkNumbers(events: readonly JobEvent[]): string[] {
  const breaches: string[] = [];
  for (const [index, { seq, attempt }] of events.entries()) {
    if (seq !== index + 1) return [`event ${seq} stands in the place of ${index + 1}`];
    const before = events[index - 1]?.attempt ?? 0;
    if (attempt < before)
      breaches.push(`event ${seq} is of attempt ${attempt}, after one of attempt ${before}`);
  }
  return breaches;
}

function checkMoves(job: Job, events: readonly JobEvent[]): string[] {
  const breaches: string[] = [];
  let state: JobState | null = null;
  for (const { type, seq, data } of events) {
    if (type !== "state") continue;
    const { from, to } = StateEventData.parse(data);
    if (from !== state) breaches.push(`event ${seq} leaves ${from}, while the job was ${state}`);
    if (state === null ? to !== "queued" : jobMoves[state][to] === undefined)
      breaches.push(`${state} -> ${to} is no legal move`);
    state = to;
  }
  if (state !== job.state) breaches.push(`its story ends as ${state}`);
  return breaches;
}

/** They count up by one, and one begins after the one before has ended. */
function checkAttempts({ attempt, attempts, state }: Job): string[] {
  const breaches: string[] = [];
  if (attempts.length !== attempt && attempts.length < 100)
    breaches.push(`it counts ${attempt} attempts and lists ${attempts.length}`);
  for (const [index, { number, startedAt, endedAt }] of attempts.entries()) {
    if (number !== attempt - attempts.length + index + 1) breaches.push(`attempt ${number} is out of order`);
    const next = attempts[index + 1];
    if (endedAt === null) breaches.push(`attempt ${number} never ended`);
    else if (endedAt < startedAt) breaches.push(`attempt ${number} ended before it began`);
    else if (next !== undefined && next.startedAt < endedAt)
      breaches.push(`attempt ${next.number} began while attempt ${number} had the job`);
  }
  if (state === "succeeded" && attempts.at(-1)?.outcome !== "succeeded")
    breaches.push(`its last attempt is ${attempts.at(-1)?.outcome}`);
  return breaches;
}

/** Forward only, unless those before were found to be damaged. */
function checkCheckpoints(job: Job, events: readonly JobEvent[]): string[] {
  const breaches: string[] = [];
  let newest = -1;
  for (const { type, data } of events) {
    if (type === "warning" && data.code === "damaged_checkpoint") newest = -1;
    if (type !== "checkpoint" || data.committed !== true) continue;
    if (Number(data.step) < newest)
      breaches.push(`the checkpoint of step ${Number(data.step)} follows that of step ${newest}`);
    newest = Number(data.step);
  }
  const kept = job.checkpoints.map(({ step }) => step);
  if (!isRising(kept)) breaches.push(`kept checkpoints go back: ${kept.join(", ")}`);
  if ((job.checkpoint?.step ?? null) !== (kept.at(-1) ?? null))
    breaches.push("its pointer is not its newest checkpoint");
  return breaches;
}

const isRising = (steps: readonly number[]) => steps.every((step, index) => step >= (steps[index - 1] ?? -1));

/** Within an attempt each step is told of once and in order, and every loss is that of a training that nothing went wrong in. */
function checkSteps(job: Job, events: readonly JobEvent[], { reference, origins }: Expected): string[] {
  const points = lossPoints(events);
  const breaches: string[] = [];
  for (const [index, { attempt, step }] of points.entries()) {
    const before = points[index - 1];
    if (before?.attempt === attempt && step !== before.step + 1)
      breaches.push(`attempt ${attempt} tells of step ${step} after step ${before.step}`);
    const first = before === undefined || before.attempt !== attempt;
    const known = points.slice(0, index).map((point) => point.step);
    if (first && step > Math.max(0, ...known) + 1 && !origins.has(step - 1))
      breaches.push(`attempt ${attempt} begins at step ${step}: steps before it are missing`);
  }
  // With other knobs it is another training.
  const wrong = job.saferKnobs === null && points.find(({ step, loss }) => reference[step - 1] !== loss);
  if (wrong)
    breaches.push(
      `the loss at step ${wrong.step} is ${wrong.loss}, it should be ${reference[wrong.step - 1]}`,
    );
  const last = points.at(-1)?.step ?? 0;
  const done = Number(job.result?.steps);
  const wasDone = points.length === 0 && origins.has(done);
  if (job.kind === "train" && job.state === "succeeded" && last !== done && !wasDone)
    breaches.push(`it tells of ${last} steps and says that it did ${done}`);
  return breaches.slice(0, 5);
}

function checkEnd({ state, error, attempt, finishedAt, artifacts }: Job): string[] {
  const breaches: string[] = [];
  if (!isFinal(state) && state !== "paused") breaches.push("it is neither at its end nor paused");
  if (isFinal(state) !== (finishedAt !== null)) breaches.push("its end and its state disagree");
  if (state === "failed" && (error === null || error.attempt !== attempt))
    breaches.push("it failed without an error of its last attempt");
  if (state === "succeeded" && Object.keys(artifacts).length === 0)
    breaches.push("it succeeded without an artefact");
  return breaches;
}
