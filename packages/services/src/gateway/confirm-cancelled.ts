import type { Fence, JobStateReply } from "@facet/contracts/gateway/worker-gateway";
import type { Platform } from "../context.ts";
import { lastKnownStep } from "../jobs/last-known-step.ts";
import { moveJob } from "../jobs/move-job.ts";
import { orAlreadySaid } from "./ended-attempt.ts";
import { type FencedInput, fenced } from "./fenced.ts";

/** cancelling -> cancelled: the runner says that no process of this attempt is left. */
export function confirmCancelled({
  ctx,
  input,
}: {
  ctx: Platform;
  input: Fence & FencedInput;
}): Promise<JobStateReply> {
  return orAlreadySaid(ctx, input, ["cancelled"], () =>
    fenced(ctx, input, async ({ work, job }) => {
      const lastStep = await lastKnownStep(work, job);
      return moveJob(work, job, { to: "cancelled", by: "runner", reason: "cancelled", lastStep });
    }),
  );
}
