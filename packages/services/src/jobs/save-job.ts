import type { Job } from "@facet/contracts/jobs/job";
import type { Work } from "../data/work.ts";
import { writeJob } from "./write-job.ts";

/** What may change without a move: everything but the state and what moves keep. */
export type JobChange = Partial<
  Omit<Job, "id" | "orgId" | "projectId" | "state" | "version" | "createdAt" | "finishedAt">
>;

/** Writes a job whose state stays. Guarded, like every write, by the read of this transaction. */
export function saveJob(work: Work, job: Job, change: JobChange): Job {
  return writeJob(work, job, { ...job, ...change });
}
