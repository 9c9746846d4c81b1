import type { Job, JobProgress } from "@facet/contracts/jobs/job";
import { progress } from "../data/collections/progress.ts";
import { span } from "../data/moments.ts";
import type { Work } from "../data/work.ts";
import { hint } from "../events/topics.ts";

/** A document takes about one write a second. */
const pauseMs = 1000;

/** Writes how far a job is, unless nothing moved or the last write is too fresh; the next heartbeat brings what was skipped. */
export async function keepProgress(
  work: Work,
  job: Job,
  seen: Omit<JobProgress, "updatedAt">,
): Promise<void> {
  const before = (await work.get(progress, job.id))?.data;
  if (before?.attempt === job.attempt) {
    if (span(before.updatedAt, work.now) < pauseMs) return;
    if (Object.entries(seen).every(([field, value]) => Reflect.get(before, field) === value)) return;
  }
  work.set(progress, job.id, {
    ...seen,
    jobId: job.id,
    projectId: job.projectId,
    attempt: job.attempt,
    updatedAt: work.now,
  });
  hint(work, job.projectId, "progress", job.id, seen.step ?? 0);
}
