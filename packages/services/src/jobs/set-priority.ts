import { FacetError } from "@facet/contracts/errors/facet-error";
import type { Job } from "@facet/contracts/jobs/job";
import { isFinal } from "@facet/contracts/jobs/job-state";
import type { Priority } from "@facet/contracts/jobs/priority";
import type { Work } from "../data/work.ts";
import { placeInLine } from "./dispatch-row.ts";
import { saveJob } from "./save-job.ts";

/** Moves an open job in line, in this transaction; one that a runner has takes the new place when it comes back. */
export function setPriority(work: Work, job: Job, priority: Priority): Job {
  if (isFinal(job.state))
    throw new FacetError("already_finished", `The job ${job.id} has already ended: it is ${job.state}.`);
  if (job.priority === priority) return job;
  const moved = saveJob(work, job, { priority });
  placeInLine(work, moved);
  return moved;
}
