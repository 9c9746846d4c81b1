import { FacetError } from "@facet/contracts/errors/facet-error";
import { isFinal } from "@facet/contracts/jobs/job-state";
import { jobs } from "../data/collections/jobs.ts";
import type { Work } from "../data/work.ts";
import { removeJob } from "./remove-job.ts";
import { retryChain } from "./retry-chain.ts";

/** Removes the job, and those that it repeats, of something that is being removed. Throws `in_use` while it has not ended; none, or one that is gone, is no error. */
export async function retireJob(work: Work, jobId: string | null): Promise<void> {
  const job = await requireEnded(work, jobId);
  if (job === undefined) return;
  for (const one of [job, ...(await retryChain(work, job))]) removeJob(work, one);
}

/** The job, once it has ended. Throws `in_use` before, saying which job and how to end it. */
export async function requireEnded(work: Work, jobId: string | null) {
  const job = jobId === null ? undefined : (await work.get(jobs, jobId))?.data;
  if (job === undefined || isFinal(job.state)) return job;
  throw new FacetError("in_use", `Its ${job.kind} job ${job.id} is ${job.state}.`, {
    fix: `Wait for it, or cancel it with \`./facet jobs cancel ${job.id}\`, then delete again.`,
  });
}
