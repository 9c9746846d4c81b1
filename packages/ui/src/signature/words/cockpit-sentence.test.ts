// @vitest-environment node
import type { JobError } from "@facet/contracts/errors/problem";
import { expect, test } from "vitest";
import { type CockpitFacts, cockpitSentence } from "./cockpit-sentence.ts";

const progress = {
  phase: "train",
  step: 672,
  totalSteps: 1200,
  done: 672,
  total: 1200,
  unit: "steps",
  loss: 0.84,
  tokensPerSecond: 1486,
  etaSeconds: 552,
  updatedAt: "2026-11-23T15:57:03.000Z",
};
const facts: CockpitFacts = {
  kind: "train",
  state: "running",
  waiting: null,
  progress,
  eta: { low: 470, likely: 552, high: 668 },
  loss: { first: 2.31, last: 0.84, trend: "falling" },
  checkpointStep: 600,
  error: null,
  workedMs: 768_000,
  waitedMs: 4000,
  silentMs: 300,
};
const error: JobError = {
  code: "loss_not_finite",
  class: "numeric",
  title: "The loss became NaN or infinite",
  message: "Loss and gradient were not numbers.",
  place: "training",
  fix: "Lower learning_rate.",
  fixKnobs: null,
  attempt: 1,
  lastStep: 340,
};
const since = "2026-11-23T15:50:00.000Z";
const asking = {
  ...progress,
  phase: "evaluate-base",
  step: null,
  totalSteps: null,
  done: 120,
  total: 194,
  unit: "rows",
};

const table: readonly (readonly [string, Partial<CockpitFacts>, string])[] = [
  [
    "training",
    {},
    "Step 672 of 1,200. About 9 min left (8 to 11 min). Loss fell 2.31 → 0.84 and is still falling.",
  ],
  ["training without a range", { eta: undefined, loss: undefined }, "Step 672 of 1,200. About 9 min left."],
  [
    "training towards its end",
    { eta: { low: 1, likely: 3, high: 4 }, loss: undefined },
    "Step 672 of 1,200. Almost done.",
  ],
  ["a guess below zero", { eta: { low: -9, likely: -5, high: 0 }, loss: undefined }, "Step 672 of 1,200."],
  [
    "level loss",
    { loss: { first: 2.31, last: 0.84, trend: "flat" } },
    "Step 672 of 1,200. About 9 min left (8 to 11 min). Loss fell 2.31 → 0.84 and is level now.",
  ],
  [
    "rising loss",
    { loss: { first: 0.9, last: 1.2, trend: "rising" } },
    "Step 672 of 1,200. About 9 min left (8 to 11 min). Loss rose 0.9 → 1.2 and is rising.",
  ],
  ["nothing said yet", { progress: null }, "Started; the first figures come in a moment."],
  [
    "loading",
    { progress: { ...progress, phase: "load-model", step: null, done: null, unit: null } },
    "Loading the model.",
  ],
  [
    "evaluating",
    { kind: "evaluate", progress: asking, eta: undefined },
    "Asking the base model, row 120 of 194. About 9 min left.",
  ],
  [
    "silent",
    { silentMs: 41_000 },
    "No contact for 41 s; the run may still be going. It was last heard of at step 672 of 1,200.",
  ],
  [
    "silent before its first step",
    { silentMs: 41_000, progress: null },
    "No contact for 41 s; the run may still be going.",
  ],
  [
    "queued",
    {
      state: "queued",
      progress: null,
      silentMs: null,
      waitedMs: 252_000,
      waiting: { code: "place-in-line", sentence: "2 jobs are before it.", since, until: null, ahead: 2 },
    },
    "2 jobs are before it. It has waited 4 min 12 s.",
  ],
  [
    "queued, and it is known until when",
    { state: "queued", progress: null, silentMs: null, waitedMs: 900, goesOnInMs: 251_000 },
    "Waits for a runner. It can begin in about 4 min.",
  ],
  [
    "queued a moment ago",
    { state: "queued", progress: null, silentMs: null, waitedMs: 900 },
    "Waits for a runner.",
  ],
  ["starting", { state: "starting", progress: null }, "A runner has taken it and is starting."],
  [
    "recovering",
    {
      state: "recovering",
      silentMs: null,
      waiting: {
        code: "backoff",
        sentence: "The runner lost its lease. It is tried again in 20 s.",
        since,
        until: null,
        ahead: null,
      },
    },
    "The runner lost its lease. It is tried again in 20 s. It goes on from the checkpoint of step 600.",
  ],
  [
    "recovering without a checkpoint",
    { state: "recovering", silentMs: null, checkpointStep: null },
    "It was interrupted and is tried again by itself. No checkpoint was there yet, so it begins again.",
  ],
  ["finalizing", { state: "finalizing" }, "The work is done. Files are being checked and stored."],
  ["pausing", { state: "pausing" }, "Writing a checkpoint, then it pauses."],
  [
    "paused",
    { state: "paused", silentMs: null },
    "Paused at step 600. Nothing runs and nothing is lost; resume when you like.",
  ],
  ["cancelling", { state: "cancelling" }, "Stopping. The trainer is gone within 15 seconds."],
  [
    "cancelled",
    { state: "cancelled", silentMs: null },
    "Cancelled at step 672 of 1,200 after 12 min 48 s. The checkpoint of step 600 was kept.",
  ],
  [
    "cancelled before it began",
    { state: "cancelled", progress: null, checkpointStep: null, workedMs: null, silentMs: null },
    "Cancelled. No checkpoint had been written yet, so nothing was kept.",
  ],
  [
    "failed",
    { state: "failed", error, checkpointStep: 320, silentMs: null },
    "The loss became NaN or infinite at step 340. The checkpoint of step 320 was kept.",
  ],
  [
    "failed while exporting",
    {
      kind: "export",
      state: "failed",
      error: { ...error, title: "The disk is full", lastStep: null },
      progress: null,
      silentMs: null,
    },
    "The disk is full.",
  ],
  [
    "succeeded",
    { state: "succeeded", workedMs: 1_262_000, silentMs: null },
    "Finished in 21 min 2 s. Loss fell 2.31 → 0.84.",
  ],
  [
    "expired",
    { state: "expired", silentMs: null },
    "It waited 7 days without a runner and was taken out of the line.",
  ],
];

test.each(table)("%s", (_, more, sentence) => {
  expect(cockpitSentence({ ...facts, ...more }).replaceAll("\u00a0", " ")).toBe(sentence);
});

test("says nothing of contact that nobody expects", () => {
  expect(cockpitSentence({ ...facts, state: "paused", silentMs: 90_000 })).not.toContain("contact");
});
