import type { JobError } from "@facet/contracts/errors/problem";
import type { JobProgress, WaitingReason } from "@facet/contracts/jobs/job";
import type { JobKind } from "@facet/contracts/jobs/job-kind";
import type { JobState } from "@facet/contracts/jobs/job-state";
import type { z } from "zod";
import { formatDuration } from "../../format/format-duration.ts";
import { formatNumber } from "../../format/format-number.ts";
import { formatRange } from "../../format/format-range.ts";
import type { LossTrend } from "./loss-trend.ts";
import { phaseWords } from "./phase-words.ts";

export interface CockpitFacts {
  readonly kind: z.infer<typeof JobKind>;
  readonly state: JobState;
  readonly waiting: WaitingReason | null;
  readonly progress: JobProgress | null;
  /** Seconds left; without a range the progress's own guess. */
  readonly eta?: { readonly low: number; readonly likely: number; readonly high: number } | undefined;
  readonly loss?: LossTrend | undefined;
  /** Of the newest checkpoint that verified. */
  readonly checkpointStep: number | null;
  readonly error: JobError | null;
  /** Milliseconds it worked, from its first start to its end or now. */
  readonly workedMs: number | null;
  /** Milliseconds since it began to wait. */
  readonly waitedMs: number | null;
  /** Milliseconds until it goes on at the earliest; without it nobody can know. */
  readonly goesOnInMs?: number | undefined;
  /** Milliseconds since its runner was last heard of; null where nothing is expected. */
  readonly silentMs: number | null;
}

/** Longer than this without a word from a runner, which speaks every five seconds, is worth saying. */
const silenceMs = 20_000;

/** What is happening, in one or two sentences, and nothing that is not known. */
export function cockpitSentence(facts: CockpitFacts): string {
  const { state, progress, silentMs } = facts;
  const speaks = state === "starting" || state === "running" || state === "finalizing" || state === "pausing";
  if (speaks && silentMs !== null && silentMs > silenceMs) {
    const place = placeOf(progress);
    const last = place === undefined ? "" : ` It was last heard of at ${place}.`;
    return `No contact for ${formatDuration(silentMs)}; the run may still be going.${last}`;
  }
  return sentences(tell(facts));
}

function tell(facts: CockpitFacts): readonly (string | undefined)[] {
  const { state, progress, waiting, waitedMs, checkpointStep, workedMs } = facts;
  const place = placeOf(progress);
  const worked = workedMs === null ? "" : ` after ${formatDuration(workedMs)}`;
  switch (state) {
    case "queued":
      return [
        waiting?.sentence ?? "Waits for a runner.",
        waitedMs === null || waitedMs < 5000 ? undefined : `It has waited ${formatDuration(waitedMs)}.`,
        goesOnSentence(facts.goesOnInMs),
      ];
    case "starting":
      return [
        progress?.phase === null || progress === null
          ? "A runner has taken it and is starting."
          : `Starting: ${phaseWords(progress.phase)}.`,
      ];
    case "running":
      return running(facts);
    case "finalizing":
      return ["The work is done.", "Files are being checked and stored."];
    case "recovering":
      return [
        waiting?.sentence ?? "It was interrupted and is tried again by itself.",
        checkpointStep === null
          ? "No checkpoint was there yet, so it begins again."
          : `It goes on from the checkpoint of step ${formatNumber(checkpointStep)}.`,
      ];
    case "pausing":
      return ["Writing a checkpoint, then it pauses."];
    case "paused":
      return [
        checkpointStep === null ? "Paused." : `Paused at step ${formatNumber(checkpointStep)}.`,
        "Nothing runs and nothing is lost; resume when you like.",
      ];
    case "cancelling":
      return ["Stopping.", "The trainer is gone within 15 seconds."];
    case "cancelled":
      return [`Cancelled${place === undefined ? "" : ` at ${place}`}${worked}.`, kept(facts)];
    case "expired":
      return ["It waited 7 days without a runner and was taken out of the line."];
    case "failed":
      return failed(facts);
    case "succeeded":
      return [`Finished${worked.replace(" after", " in")}.`, lossSentence(facts, true)];
  }
}

function running(facts: CockpitFacts): readonly (string | undefined)[] {
  const { kind, progress, eta } = facts;
  if (progress === null) return ["Started; the first figures come in a moment."];
  const place = placeOf(progress);
  const phase = progress.phase === null ? "Running" : upper(phaseWords(progress.phase));
  if (place === undefined) return [`${phase}.`];
  const steps = kind === "train" && (progress.phase === "train" || progress.phase === null);
  const where = steps ? `${upper(place)}.` : `${phase}, ${place}.`;
  return [
    where,
    etaSentence(eta, progress.etaSeconds),
    kind === "train" ? lossSentence(facts, false) : undefined,
  ];
}

function failed(facts: CockpitFacts): readonly (string | undefined)[] {
  const { error, progress } = facts;
  if (error === null) return ["It failed.", kept(facts)];
  const step = error.lastStep ?? progress?.step ?? null;
  return [
    `${error.title}${step === null || step === 0 ? "" : ` at step ${formatNumber(step)}`}.`,
    kept(facts),
  ];
}

function kept({ kind, checkpointStep }: CockpitFacts): string | undefined {
  if (kind !== "train") return undefined;
  if (checkpointStep === null) return "No checkpoint had been written yet, so nothing was kept.";
  return `The checkpoint of step ${formatNumber(checkpointStep)} was kept.`;
}

function etaSentence(eta: CockpitFacts["eta"], guess: number | null): string | undefined {
  const likely = eta?.likely ?? guess;
  if (likely === null || likely < 0) return undefined;
  if (likely < 5) return "Almost done.";
  const about = `About ${formatDuration(coarse(likely) * 1000)} left`;
  if (eta === undefined) return `${about}.`;
  const [low, high] = [
    formatDuration(coarse(Math.max(0, eta.low)) * 1000),
    formatDuration(coarse(eta.high) * 1000),
  ];
  return low === high ? `${about}.` : `${about} (${formatRange(low, high)}).`;
}

/** A moment that has passed is no news: what was reckoned with takes longer. */
function goesOnSentence(inMs: number | undefined): string | undefined {
  if (inMs === undefined || inMs < 5000) return undefined;
  return `It can begin in about ${formatDuration(coarse(inMs / 1000) * 1000)}.`;
}

/** A guess is told in whole minutes once it is longer than three, in fives of seconds below. */
function coarse(seconds: number): number {
  if (seconds >= 7200) return Math.round(seconds / 300) * 300;
  if (seconds >= 180) return Math.round(seconds / 60) * 60;
  return Math.max(5, Math.round(seconds / 5) * 5);
}

function lossSentence({ loss }: CockpitFacts, over: boolean): string | undefined {
  if (loss === undefined) return undefined;
  const [first, last] = [short(loss.first), short(loss.last)];
  if (first === last) return `Loss stays at ${last}.`;
  const moved = `Loss ${loss.last < loss.first ? "fell" : "rose"} ${first} → ${last}`;
  if (over) return `${moved}.`;
  const now = { falling: "is still falling", flat: "is level now", rising: "is rising" }[loss.trend];
  return `${moved} and ${now}.`;
}

/** `step 672 of 1,200`, `row 120 of 194`, `3.1 of 5.4 GB`; undefined where nothing counts. */
function placeOf(progress: JobProgress | null): string | undefined {
  if (progress === null) return undefined;
  const { step, totalSteps, done, total, unit } = progress;
  if (step !== null)
    return `step ${formatNumber(step)}${totalSteps === null ? "" : ` of ${formatNumber(totalSteps)}`}`;
  if (done === null || unit === null) return undefined;
  if (unit === "bytes") return `${bytes(done)}${total === null ? "" : ` of ${bytes(total)}`}`;
  const one = unit.replace(/s$/, "");
  return `${one} ${formatNumber(done)}${total === null ? "" : ` of ${formatNumber(total)}`}`;
}

function bytes(count: number): string {
  return `${formatNumber(count / 1e6, { digits: count < 1e8 ? 1 : 0 })} MB`;
}

function sentences(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== "").join(" ");
}

function short(value: number): string {
  return formatNumber(Number(value.toPrecision(3)));
}

function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
