import type { Job } from "@facet/contracts/jobs/job";
import { jobs } from "../data/collections/jobs.ts";
import { logsToSeal } from "../data/collections/logs-to-seal.ts";
import { progress } from "../data/collections/progress.ts";
import type { Work } from "../data/work.ts";

/** Removes a job that has ended. Its log, its curves and its artefacts follow through the relay, a few hundred at a time. */
export function removeJob(work: Work, job: Pick<Job, "id" | "orgId">): void {
  work.remove(jobs, job.id);
  work.remove(progress, job.id);
  work.remove(logsToSeal, job.id);
  work.later({ type: "clear-job", orgId: job.orgId, jobId: job.id });
}
