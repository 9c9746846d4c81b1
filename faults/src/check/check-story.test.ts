import type { JobEvent } from "@facet/contracts/events/job-event";
import type { Job } from "@facet/contracts/jobs/job";
import { expect, it } from "vitest";
import { checkStory } from "./check-story.ts";

const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString();
const reference = [2, 1.5, 1.2, 1.1];

type Told = Pick<JobEvent, "type" | "attempt" | "data">;
const state = (from: string | null, to: string, attempt = 1): Told => ({
  type: "state",
  attempt,
  data: { from, to, reason: null, error: null },
});
const step = (number: number, attempt = 1, loss = reference[number - 1] ?? 0): Told => ({
  type: "metric",
  attempt,
  data: { step: number, values: { loss } },
});
const told = (list: readonly Told[]): JobEvent[] =>
  list.map((event, index) => ({ ...event, seq: index + 1, at: at(index) }));

const attempt = {
  number: 1,
  runnerId: "rnr_1",
  startedAt: at(1),
  endedAt: at(9),
  outcome: "succeeded" as const,
  error: null,
  lastStep: 4,
  knobs: null,
};
// Only what the checks look at.
const job = {
  id: "job_1",
  kind: "train",
  state: "succeeded",
  attempt: 1,
  attempts: [attempt],
  artifacts: { output: "art_1" },
  result: { steps: 4 },
  error: null,
  saferKnobs: null,
  checkpoint: null,
  checkpoints: [],
  finishedAt: at(9),
} as unknown as Job;
const walk = [
  state(null, "queued", 0),
  state("queued", "starting"),
  state("starting", "running"),
  ...[1, 2, 3, 4].map((number) => step(number)),
  state("running", "finalizing"),
  state("finalizing", "succeeded"),
];
const expected = { reference, origins: new Set([0]) };
const check = (list: readonly Told[], changed: Partial<Job> = {}) =>
  checkStory({ ...job, ...changed }, told(list), expected);
const without = (index: number) => walk.filter((_, place) => place !== index);

it("finds nothing in a story that is whole", () => {
  expect(check(walk)).toEqual([]);
});

it("finds a gap in the numbers", () => {
  const events = told(walk).map((event, index) => (index < 5 ? event : { ...event, seq: event.seq + 1 }));
  expect(checkStory(job, events, expected)).toContainEqual("event 7 stands in the place of 6");
});

it.each<[what: string, list: readonly Told[], changed: Partial<Job>, sentence: RegExp]>([
  ["a step that is missing", without(4), {}, /tells of step 3 after step 1/],
  ["a beginning that is missing", without(3), {}, /begins at step 2/],
  ["a step that was done twice", [...walk.slice(0, 5), step(2), ...walk.slice(5)], {}, /step 2 after step 2/],
  ["a loss of other bytes", [...walk.slice(0, 6), step(4, 1, 9), ...walk.slice(7)], {}, /the loss at step 4/],
  ["a move that is not legal", [...walk, state("succeeded", "running")], {}, /no legal move/],
  [
    "a word of an attempt that was over",
    [...walk.slice(0, 5), step(3, 2), ...walk.slice(5)],
    {},
    /after one of attempt 2/,
  ],
  ["an end that the row does not know", walk, { state: "failed" }, /its story ends as succeeded/],
  ["an attempt that never ended", walk, { attempts: [{ ...attempt, endedAt: null }] }, /never ended/],
  [
    "two attempts at one time",
    walk,
    { attempt: 2, attempts: [attempt, { ...attempt, number: 2, startedAt: at(5) }] },
    /had the job/,
  ],
  ["success that left nothing", walk, { artifacts: {} }, /without an artefact/],
])("finds %s", (_what, list, changed, sentence) => {
  expect(check(list, changed).join("\n")).toMatch(sentence);
});
