import type { Job } from "@facet/contracts/jobs/job";
import type { Reader } from "@facet/ports/documents";
import { jobs } from "../data/collections/jobs.ts";

/** The jobs that a job repeats, the last try first; all of them have ended. */
export async function retryChain(reader: Reader, job: Pick<Job, "retryOf">): Promise<Job[]> {
  const chain: Job[] = [];
  for (let id = job.retryOf; id !== null; ) {
    const before = (await reader.get(jobs, id))?.data;
    if (before === undefined) break;
    chain.push(before);
    id = before.retryOf;
  }
  return chain;
}
