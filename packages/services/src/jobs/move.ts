import type { JobError } from "@facet/contracts/errors/problem";
import type { JobState, Mover } from "@facet/contracts/jobs/job-state";
import type { JobChange } from "./save-job.ts";

export interface Move {
  readonly to: JobState;
  readonly by: Mover;
  /** Short and stable, for the event: `claimed`, `lease_lost`, `parent_failed`. */
  readonly reason: string | null;
  /** Why the attempt ended badly; becomes the job's own error when it ends the job. */
  readonly error?: JobError;
  /** Last step the attempt is known to have done. */
  readonly lastStep?: number | null;
  readonly change?: JobChange;
}
