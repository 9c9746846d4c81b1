import { isFinal } from "@facet/contracts/jobs/job-moves";
import type { FacetClient } from "./create-client.ts";
import { FacetApiError } from "./facet-api-error.ts";
import type { JobView } from "./generated/types.gen.ts";

interface WaitForJob {
  readonly jobId: string;
  /** The job as it was last read; called about once a second. */
  readonly onUpdate?: (job: JobView) => void;
  readonly signal?: AbortSignal;
}

const askEveryMs = 1000;
/** An API that restarts is waited for this long. */
const patienceMs = 120_000;

/** The job once it has ended, however it ended: look at `state` and `error`. Throws `FacetApiError` or the signal's reason. */
export async function waitForJob(
  facet: FacetClient,
  { jobId, onUpdate, signal }: WaitForJob,
): Promise<JobView> {
  for (let heardAt = facet.clock.monotonic(); ; await facet.clock.wait(askEveryMs, signal)) {
    try {
      const job = await facet.getJob({ path: { id: jobId }, ...(signal === undefined ? {} : { signal }) });
      heardAt = facet.clock.monotonic();
      onUpdate?.(job);
      if (isFinal(job.state)) return job;
    } catch (error) {
      const passes = error instanceof FacetApiError && error.problem.retryable;
      if (!passes || facet.clock.monotonic() - heardAt > patienceMs) throw error;
    }
  }
}
