import type { Fence } from "@facet/contracts/gateway/worker-gateway";
import type { JobState } from "@facet/contracts/jobs/job-state";
import type { Platform } from "../context.ts";
import { moveJob } from "../jobs/move-job.ts";
import { type FencedInput, fenced } from "./fenced.ts";
import { refuseCancelled } from "./refuse-cancelled.ts";

/** starting -> running. Saying it twice is harmless; a job that was paused meanwhile answers `pausing` and is not to be begun. */
export function startWork({
  ctx,
  input,
}: {
  ctx: Platform;
  input: Fence & FencedInput;
}): Promise<{ state: JobState }> {
  return fenced(ctx, input, async ({ work, job }) => {
    refuseCancelled(job);
    if (job.state === "running" || job.state === "pausing") return { state: job.state };
    const moved = await moveJob(work, job, { to: "running", by: "runner", reason: null });
    return { state: moved.state };
  });
}
