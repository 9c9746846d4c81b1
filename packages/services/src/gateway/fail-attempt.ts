import type { FailAttempt, JobStateReply } from "@facet/contracts/gateway/worker-gateway";
import { createRedactor } from "@facet/log/redactor";
import type { Platform } from "../context.ts";
import { jobError } from "../jobs/job-error.ts";
import { lastKnownStep } from "../jobs/last-known-step.ts";
import { moveJob } from "../jobs/move-job.ts";
import { restJob } from "../jobs/rest-job.ts";
import { retryOrFail } from "../jobs/retry-or-fail.ts";
import { orAlreadySaid } from "./ended-attempt.ts";
import { type FencedInput, fenced } from "./fenced.ts";

const redactor = createRedactor();

/** Failures that a later attempt may get past; while pausing they only end the attempt. */
const passing: readonly string[] = ["infra", "platform", "capacity"];

/** The attempt ended badly: tried again while its class has budget, else failed with cause, place and fix. */
export function failAttempt({
  ctx,
  input,
}: {
  ctx: Platform;
  input: FailAttempt & FencedInput;
}): Promise<JobStateReply> {
  return orAlreadySaid(ctx, input, ["recovering", "failed", "paused", "queued", "cancelled"], () =>
    fenced(ctx, input, async ({ work, job }) => {
      const lastStep = input.lastStep ?? (await lastKnownStep(work, job));
      if (job.state === "cancelling")
        return moveJob(work, job, { to: "cancelled", by: "runner", reason: "cancelled", lastStep });
      const error = jobError(input.code, {
        class: input.class,
        message: redactor.text(input.message),
        place: input.place,
        fix: input.fix,
        fixKnobs: input.fixKnobs,
        attempt: job.attempt,
        lastStep,
      });
      if (job.state === "pausing") {
        const end = { by: "runner", reason: error.code, error, lastStep } as const;
        return passing.includes(input.class)
          ? restJob(work, job, end)
          : moveJob(work, job, { ...end, to: "failed" });
      }
      const keepFinalized = job.state === "finalizing" && input.class === "infra";
      return retryOrFail(work, job, { error, by: "runner", timings: ctx.timings, keepFinalized });
    }),
  );
}
