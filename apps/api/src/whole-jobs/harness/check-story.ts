import { type JobEvent, StateEventData } from "@facet/contracts/events/job-event";
import type { Job } from "@facet/contracts/jobs/job";
import { isFinal, jobMoves } from "@facet/contracts/jobs/job-state";
import { Model } from "@facet/contracts/models/model";
import { pageOf } from "@facet/contracts/paging/page";
import { expect } from "vitest";
import { getJob, readAllEvents } from "./main-job.ts";
import type { TestPlatform } from "./test-platform.ts";

/** What must hold for every job that has ended, whatever happened to it, as seen through the public API. */
export async function checkStory(
  platform: TestPlatform,
  jobId: string,
): Promise<{ job: Job; events: JobEvent[] }> {
  const job = await getJob(platform, jobId);
  const events = await readAllEvents(platform, jobId);
  expect(isFinal(job.state)).toBe(true);
  expect(events.map((event) => event.seq)).toEqual(events.map((_, index) => index + 1));

  const states = events
    .filter((event) => event.type === "state")
    .map((event) => StateEventData.parse(event.data));
  expect(states[0]).toMatchObject({ from: null, to: "queued" });
  for (const [index, { from, to }] of states.entries()) {
    if (from === null) continue;
    expect(from).toBe(states[index - 1]?.to);
    expect(Object.keys(jobMoves[from])).toContain(to);
  }
  expect(states.at(-1)?.to).toBe(job.state);

  expect(job.attempts.map((attempt) => attempt.number)).toEqual(job.attempts.map((_, index) => index + 1));
  for (const [index, attempt] of job.attempts.entries()) {
    const next = job.attempts[index + 1];
    expect(attempt.endedAt).not.toBeNull();
    if (next !== undefined) expect(next.startedAt >= (attempt.endedAt ?? "")).toBe(true);
  }
  const committed = events.filter((event) => event.type === "checkpoint" && event.data.committed === true);
  const steps = committed.map((event) => Number(event.data.step));
  expect(steps).toEqual([...steps].sort((a, b) => a - b));

  if (job.state === "failed")
    expect(job.error).toMatchObject({
      code: expect.any(String),
      class: expect.any(String),
      attempt: job.attempt,
    });
  if (job.kind === "train") {
    const { data } = await platform.get(`/v1/models?projectId=${job.projectId}&limit=100`, pageOf(Model));
    const own = data.filter((model) => model.id === job.input.modelId);
    expect(own).toHaveLength(job.state === "succeeded" ? 1 : 0);
  }
  return { job, events };
}
