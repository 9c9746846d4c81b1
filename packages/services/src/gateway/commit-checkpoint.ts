import type { CommitCheckpoint, CommittedArtifact } from "@facet/contracts/gateway/worker-gateway";
import { keepArtifact } from "../artifacts/keep-artifact.ts";
import type { Platform } from "../context.ts";
import { keepCheckpoint } from "../jobs/keep-checkpoint.ts";
import { stageFor, toCommitted } from "./commit-artifact.ts";
import { type FencedInput, fenced } from "./fenced.ts";
import { refuseCancelled } from "./refuse-cancelled.ts";

/** A checkpoint and the pointer to it, in one transaction: a job never points at bytes that are not there. */
export async function commitCheckpoint({
  ctx,
  input,
}: {
  ctx: Platform;
  input: CommitCheckpoint & FencedInput;
}): Promise<CommittedArtifact> {
  const { step, best, metrics } = input;
  const staged = await stageFor(ctx, { ...input, details: { ...input.details, step, best, metrics } });
  return fenced(ctx, input, async ({ work, job }) => {
    refuseCancelled(job);
    const artifact = await keepArtifact(work, staged);
    await keepCheckpoint(work, job, { artifact, step, best });
    return toCommitted(artifact);
  });
}
