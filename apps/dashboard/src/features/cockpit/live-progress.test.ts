import { expect, test } from "vitest";
import { emptyStory } from "../../live/job-story.ts";
import { liveProgress } from "./live-progress.ts";

const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString();
const story = {
  ...emptyStory("job_t"),
  progress: { seq: 9, at: at(20), attempt: 1, done: 7, total: 60, unit: "steps", etaSeconds: 30 },
};

test("the stream's progress counts where the job was read before it", () => {
  const [other, train] = liveProgress(
    [
      { id: "job_p", progress: null },
      { id: "job_t", progress: null },
    ],
    story,
  );
  expect(other?.progress).toBeNull();
  expect(train?.progress).toMatchObject({ step: 7, totalSteps: 60, etaSeconds: 30 });
});

test("a job that was read after it keeps what it says", () => {
  const [job] = liveProgress([{ id: "job_t", progress: null }], {
    ...story,
    progress: { ...story.progress, at: at(25) },
  });
  expect(job).toBeDefined();
  expect(liveProgress([job ?? { id: "none", progress: null }], story)[0]).toBe(job);
});
