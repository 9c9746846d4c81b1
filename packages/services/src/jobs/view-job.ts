import type { Job, JobView } from "@facet/contracts/jobs/job";
import type { Reader } from "@facet/ports/documents";
import type { Platform } from "../context.ts";
import type { StoredJob } from "../data/collections/jobs.ts";
import { progress } from "../data/collections/progress.ts";
import { explainWaiting } from "./explain-waiting.ts";

/** A job with its progress and the reason it waits, as things stand now. */
export async function viewJob(ctx: Platform, reader: Reader, job: Job): Promise<JobView> {
  const { traceparent: _trace, ...known }: StoredJob = job;
  const now = new Date(ctx.clock.now()).toISOString();
  const waiting = await explainWaiting(reader, job, { timings: ctx.timings, now });
  const seen = (await reader.get(progress, job.id))?.data;
  if (seen === undefined) return { ...known, waiting, progress: null };
  const { jobId: _job, projectId: _project, attempt: _attempt, ...shown } = seen;
  return { ...known, waiting, progress: shown };
}
