import { expect, test } from "vitest";
import { startSteps } from "./start-steps.ts";

type Job = Parameters<typeof startSteps>[0][number];
const at = "2026-01-01T00:00:00.000Z";
const job = (kind: Job["kind"], state: Job["state"], startedAt: string | null = null): Job => ({
  kind,
  state,
  startedAt,
});
const told = (...given: Parameters<typeof startSteps>) =>
  startSteps(...given)
    .map(({ id, state }) => `${id} ${state}`)
    .join(", ");

test("rows come first, then a runner", () => {
  expect(told([job("prepare", "running", at), job("train", "queued")], [])).toBe(
    "rows now, runner waiting, files waiting, model waiting, fit waiting, first waiting",
  );
  expect(told([job("train", "queued")], [])).toBe(
    "rows done, runner now, files waiting, model waiting, fit waiting, first waiting",
  );
});

test("a trainer's phases tick off what is behind it", () => {
  const jobs = [job("prepare", "succeeded", at), job("train", "running", at)];
  expect(told(jobs, [])).toContain("files now, model waiting");
  expect(told(jobs, [{ phase: "fetch" }, { phase: "load-model" }])).toContain(
    "files done, model now, fit waiting",
  );
  expect(told(jobs, [{ phase: "train" }])).toContain("fit done, first now");
});
