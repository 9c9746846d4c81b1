import type { Fence, JobStateReply } from "@facet/contracts/gateway/worker-gateway";
import type { Platform } from "../context.ts";
import { lastKnownStep } from "../jobs/last-known-step.ts";
import { restJob } from "../jobs/rest-job.ts";
import { orAlreadySaid } from "./ended-attempt.ts";
import { type FencedInput, fenced } from "./fenced.ts";

/** pausing -> paused, and in line again after a drain: the last checkpoint is committed and no process of this attempt is left. */
export function confirmPaused({
  ctx,
  input,
}: {
  ctx: Platform;
  input: Fence & FencedInput;
}): Promise<JobStateReply> {
  return orAlreadySaid(ctx, input, ["paused", "queued"], () =>
    fenced(ctx, input, async ({ work, job }) => {
      const lastStep = await lastKnownStep(work, job);
      return restJob(work, job, { by: "runner", reason: "paused", lastStep });
    }),
  );
}
