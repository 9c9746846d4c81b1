import type { CommitArtifact, CommittedArtifact } from "@facet/contracts/gateway/worker-gateway";
import type { Job } from "@facet/contracts/jobs/job";
import { keepArtifact } from "../artifacts/keep-artifact.ts";
import { type StagedArtifact, stageArtifact } from "../artifacts/stage-artifact.ts";
import type { Platform } from "../context.ts";
import type { StoredArtifact } from "../data/collections/artifacts.ts";
import { type FencedInput, fenced } from "./fenced.ts";
import { refuseCancelled } from "./refuse-cancelled.ts";

/** Files that have been sent become an artefact: verified, listed in a signed manifest, held against deletion. */
export async function commitArtifact({
  ctx,
  input,
}: {
  ctx: Platform;
  input: CommitArtifact & FencedInput;
}): Promise<CommittedArtifact> {
  const staged = await stageFor(ctx, input);
  return fenced(ctx, input, async ({ work, job }) => {
    refuseCancelled(job);
    return toCommitted(await keepArtifact(work, staged));
  });
}

/** Everything that is read or hashed happens before the transaction, and only for a runner that holds the job. */
export async function stageFor(ctx: Platform, input: CommitArtifact & FencedInput): Promise<StagedArtifact> {
  const job = await fenced(ctx, input, async (held): Promise<Job> => {
    refuseCancelled(held.job);
    return held.job;
  });
  return stageArtifact(ctx, job, input);
}

export function toCommitted({ id, manifestSha256, manifest, signature }: StoredArtifact): CommittedArtifact {
  return { artifactId: id, manifestSha256, manifest, signature: signature.signature };
}
