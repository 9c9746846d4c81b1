import { expect, test } from "vitest";
import { currentJob } from "./current-job.ts";

type Job = Parameters<typeof currentJob>[0][number];
const job = (kind: Job["kind"], state: Job["state"], openDependencies: string[] = []): Job => ({
  kind,
  state,
  openDependencies,
});

test("what works now comes before what waits", () => {
  const jobs = [job("prepare", "succeeded"), job("train", "running"), job("evaluate", "queued", ["job_t"])];
  expect(currentJob(jobs)?.kind).toBe("train");
});

test("a run that waits is told by the job that may start next", () => {
  const jobs = [job("train", "queued"), job("evaluate", "queued", ["job_t"])];
  expect(currentJob(jobs)?.kind).toBe("train");
});

test("a failed run is told by what failed, not by what was cancelled for it", () => {
  const jobs = [job("prepare", "succeeded"), job("train", "failed"), job("evaluate", "cancelled")];
  expect(currentJob(jobs)?.kind).toBe("train");
});

test("a finished run is told by its training", () => {
  const jobs = [job("train", "succeeded"), job("evaluate", "succeeded"), job("export", "succeeded")];
  expect(currentJob(jobs)?.kind).toBe("train");
});
