import { FacetError } from "@facet/contracts/errors/facet-error";
import type { Job } from "@facet/contracts/jobs/job";

/** A job that is being cancelled takes no more results: its runner learns so from the refusal, if not from its heartbeat. */
export function refuseCancelled(job: Job): void {
  if (job.state === "cancelling")
    throw new FacetError("cancelled", `The job ${job.id} is being cancelled.`, {
      fix: "End the engine, then confirm.",
    });
}
