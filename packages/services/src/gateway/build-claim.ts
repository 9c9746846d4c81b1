import { claimContexts } from "@facet/contracts/gateway/claim-context";
import type { Claimed, LinkedArtifact } from "@facet/contracts/gateway/worker-gateway";
import type { Job, Lease } from "@facet/contracts/jobs/job";
import { linkArtifact } from "../artifacts/link-artifact.ts";
import type { Platform } from "../context.ts";
import { span } from "../data/moments.ts";
import { tenantContext } from "../data/tenant-context.ts";
import { knobsOf } from "../jobs/safer-knobs.ts";
import { gatherInputs } from "./inputs/gather-inputs.ts";

export interface ClaimedLease {
  readonly job: Job;
  readonly lease: Lease;
  /** Of the request that made the job. */
  readonly traceparent: string | undefined;
}

/** What a runner needs for one attempt: parsed input, facts of the kind, artefacts and checkpoints with links. */
export async function buildClaim(ctx: Platform, { job, lease }: ClaimedLease): Promise<Claimed> {
  const documents = ctx.documents.bind(tenantContext(job.orgId));
  const gathered = await gatherInputs(ctx, documents, job);
  const artifacts: Record<string, LinkedArtifact> = {};
  for (const [name, { artifactId, only }] of Object.entries(gathered.artifacts)) {
    artifacts[name] = await linkArtifact(ctx, documents, artifactId, only);
  }
  const checkpoints: Claimed["checkpoints"] = [];
  for (const { step, artifactId } of job.checkpoints.toReversed()) {
    checkpoints.push({ step, artifact: await linkArtifact(ctx, documents, artifactId) });
  }
  return {
    jobId: job.id,
    orgId: job.orgId,
    projectId: job.projectId,
    kind: job.kind,
    attempt: lease.attempt,
    leaseToken: lease.token,
    leaseExpiresAt: lease.expiresAt,
    input: job.saferKnobs === null ? job.input : { ...job.input, knobs: knobsOf(job) },
    context: claimContexts[job.kind].parse(gathered.context),
    artifacts,
    checkpoints,
    lastLine: 0,
    finalizing: job.result !== null,
    finalized: job.result === null ? null : { artifacts: job.artifacts, result: job.result },
    timeLimitMs: Math.max(1, job.timeLimitMs - workedMs(job)),
    eventFlushMs: ctx.timings.eventFlushMs,
  };
}

/** What earlier attempts have worked: they count against the same time limit. */
function workedMs({ attempts }: Job): number {
  return attempts.reduce(
    (sum, { startedAt, endedAt }) => sum + (endedAt === null ? 0 : span(startedAt, endedAt)),
    0,
  );
}
