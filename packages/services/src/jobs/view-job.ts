import type { Job, JobView } from "@facet/contracts/jobs/job";
import type { Reader } from "@facet/ports/documents";
import type { Platform } from "../context.ts";
import { progress } from "../data/collections/progress.ts";
import { explainWaiting } from "./explain-waiting.ts";

/** A job with its progress and the reason it waits, as things stand now. */
export async function viewJob(ctx: Platform, reader: Reader, job: Job): Promise<JobView> {
  const now = new Date(ctx.clock.now()).toISOString();
  const waiting = await explainWaiting(reader, job, { timings: ctx.timings, now });
  const seen = (await reader.get(progress, job.id))?.data;
  if (seen === undefined) return { ...job, waiting, progress: null };
  const { jobId: _job, projectId: _project, attempt: _attempt, ...shown } = seen;
  return { ...job, waiting, progress: shown };
}
