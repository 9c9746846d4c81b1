import { FacetError } from "@facet/contracts/errors/facet-error";
import type { Platform } from "../context.ts";
import { jobError } from "../jobs/job-error.ts";
import { retryOrFail } from "../jobs/retry-or-fail.ts";
import type { ClaimedLease } from "./build-claim.ts";
import { fenced } from "./fenced.ts";

/** The attempt ends before it began: something the job needs is not there. */
export async function failClaim(ctx: Platform, { job, lease }: ClaimedLease, cause: unknown): Promise<void> {
  const known = FacetError.is(cause);
  const message = known ? cause.detail : "The job's inputs could not be gathered.";
  await fenced(
    ctx,
    { jobId: job.id, attempt: lease.attempt, leaseToken: lease.token },
    async ({ work, job: current }) => {
      const error = jobError(known ? cause.code : "internal", {
        message,
        place: "inputs",
        fix: known ? cause.fix : null,
        attempt: current.attempt,
        lastStep: null,
      });
      await retryOrFail(work, current, { error, by: "runner", timings: ctx.timings, keepFinalized: false });
    },
  );
}
