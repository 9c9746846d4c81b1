import { FacetError } from "@facet/contracts/errors/facet-error";
import type { Job } from "@facet/contracts/jobs/job";
import type { JobState } from "@facet/contracts/jobs/job-state";
import type { Platform } from "../context.ts";
import { jobs } from "../data/collections/jobs.ts";
import { tenantContext } from "../data/tenant-context.ts";
import type { FencedInput } from "./fenced.ts";
import { organisationOf } from "./lease-token.ts";

/**
 * Makes the closing words of an attempt repeatable. When the answer to the first was lost, its lease is gone: if this
 * attempt ended in a way that `said` names, the same answer is given again; else the refusal stands.
 */
export async function orAlreadySaid(
  ctx: Platform,
  input: FencedInput,
  said: readonly JobState[],
  close: () => Promise<Job>,
): Promise<{ state: JobState }> {
  try {
    return { state: (await close()).state };
  } catch (error) {
    if (!FacetError.is(error) || error.code !== "stale_attempt") throw error;
    const job = await ctx.documents
      .bind(tenantContext(organisationOf(input.leaseToken)))
      .get(jobs, input.jobId);
    const last = job?.data.attempts.at(-1);
    if (
      job === undefined ||
      last?.number !== input.attempt ||
      last.endedAt === null ||
      !said.includes(job.data.state)
    )
      throw error;
    return { state: job.data.state };
  }
}
