import type { JobView } from "@facet/sdk/generated/types.gen";
import { formatDuration } from "@facet/ui/format/format-duration";
import type { Phase } from "@facet/ui/status/phase-line";
import { cockpitWords } from "../../words/cockpit.ts";
import { isFinal } from "../fine-tunes/current-job.ts";

const words = cockpitWords.phases;
/** Seconds that a step which has not begun is drawn with, when nothing tells how long it takes. */
const guess = { prepare: 5, train: 120, evaluate: 60, export: 60 } as const;
type Kind = keyof typeof guess;

type Job = Pick<JobView, "id" | "kind" | "state" | "createdAt" | "startedAt" | "finishedAt" | "progress">;

/** A run as a line: how long it waited, then each job with the time it took, takes or may take. */
export function runPhases(jobs: readonly Job[], nowMs: number): readonly Phase[] {
  const first = jobs[0];
  if (first === undefined) return [];
  const started = first.startedAt === null ? null : Date.parse(first.startedAt);
  const waited =
    (started ?? (isFinal(first) ? Date.parse(first.finishedAt ?? first.createdAt) : nowMs)) -
    Date.parse(first.createdAt);
  const rest = jobs.filter(isShown).map((job) => phaseOf(job, nowMs));
  // Milliseconds are no waiting.
  if (started !== null && waited < 1000) return rest;
  const wait: Phase = {
    id: "wait",
    label: started === null ? words.waiting : words.wait,
    state: started === null && !isFinal(first) ? "now" : "done",
    weight: Math.max(1, waited / 1000),
    detail: formatDuration(Math.max(0, waited)),
  };
  return [wait, ...rest];
}

const isShown = (job: Job): job is Job & { kind: Kind } => job.kind in guess;

function phaseOf(
  { id, kind, state, startedAt, finishedAt, progress }: Job & { kind: Kind },
  nowMs: number,
): Phase {
  const label = words[kind];
  if (startedAt === null) {
    const ended = state === "cancelled" || state === "expired";
    return { id, label, state: ended ? "skipped" : "waiting", weight: guess[kind] };
  }
  const began = Date.parse(startedAt);
  const took = Math.max(0, (finishedAt === null ? nowMs : Date.parse(finishedAt)) - began);
  const detail = formatDuration(took);
  if (state === "failed") return { id, label, state: "failed", weight: Math.max(1, took / 1000), detail };
  if (state === "cancelled") return { id, label, state: "skipped", weight: Math.max(1, took / 1000), detail };
  if (finishedAt !== null) return { id, label, state: "done", weight: Math.max(1, took / 1000), detail };
  const left = progress?.etaSeconds ?? null;
  const whole = left === null ? Math.max(guess[kind], took / 1000) : took / 1000 + left;
  return { id, label, state: "now", weight: whole, share: whole === 0 ? 0 : took / 1000 / whole, detail };
}
