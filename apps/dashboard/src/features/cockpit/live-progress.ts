import type { JobView } from "@facet/sdk/generated/types.gen";
import type { JobStory } from "../../live/job-story.ts";

type Job = Pick<JobView, "id" | "progress">;

/**
 * The jobs, with the progress that the stream has told meanwhile where it is the newer: the sentence at the top is never
 * behind the curve below it.
 */
export function liveProgress<One extends Job>(
  jobs: readonly One[],
  story: JobStory | undefined,
): readonly One[] {
  const told = story?.progress;
  if (told === null || told === undefined) return jobs;
  return jobs.map((job) => {
    const isNewer = job.progress === null || Date.parse(job.progress.updatedAt) < Date.parse(told.at);
    if (job.id !== story?.jobId || !isNewer) return job;
    const isSteps = told.unit === "steps";
    return {
      ...job,
      progress: {
        ...(job.progress ?? nothing),
        phase: story.phases.at(-1)?.phase ?? job.progress?.phase ?? null,
        ...(isSteps
          ? { step: told.done, totalSteps: told.total }
          : { done: told.done, total: told.total, unit: told.unit }),
        etaSeconds: told.etaSeconds,
        updatedAt: told.at,
      },
    };
  });
}

const nothing = {
  phase: null,
  step: null,
  totalSteps: null,
  done: null,
  total: null,
  unit: null,
  loss: null,
  tokensPerSecond: null,
  etaSeconds: null,
} as const;
