import { FacetError } from "@facet/contracts/errors/facet-error";
import type { Finalize, JobStateReply } from "@facet/contracts/gateway/worker-gateway";
import type { Job } from "@facet/contracts/jobs/job";
import { jobKinds } from "@facet/contracts/jobs/kinds/all-kinds";
import type { Platform } from "../context.ts";
import { artifacts } from "../data/collections/artifacts.ts";
import type { Work } from "../data/work.ts";
import { artifactOf } from "../jobs/effects/kind-effect.ts";
import { kindEffects } from "../jobs/effects/kind-effects.ts";
import { moveJob } from "../jobs/move-job.ts";
import { type FencedInput, fenced } from "./fenced.ts";
import { refuseCancelled } from "./refuse-cancelled.ts";

/**
 * running -> finalizing: the result fits the kind, and every artefact it names is there. Nothing of it shows yet. A job that
 * was paused meanwhile answers `pausing` and keeps nothing but its checkpoints.
 */
export function finalize({
  ctx,
  input,
}: {
  ctx: Platform;
  input: Finalize & FencedInput;
}): Promise<JobStateReply> {
  return fenced(ctx, input, async ({ work, job }) => {
    refuseCancelled(job);
    if (job.state === "finalizing" || job.state === "pausing") return { state: job.state };
    const finished: Job = { ...job, result: parseResult(job, input.result), artifacts: input.artifacts };
    for (const role of kindEffects[job.kind].roles(finished)) artifactOf(finished, role);
    await requireOwnArtifacts(work, job, Object.values(input.artifacts));
    const { result } = finished;
    const moved = await moveJob(work, job, {
      to: "finalizing",
      by: "runner",
      reason: null,
      change: { result, artifacts: input.artifacts },
    });
    return { state: moved.state };
  });
}

function parseResult(job: Job, result: Finalize["result"]): Job["result"] {
  const parsed = jobKinds[job.kind].result.safeParse(result);
  // Every kind's result is an object of JSON values.
  if (parsed.success) return parsed.data as Job["result"];
  const errors = parsed.error.issues.map((issue) => ({
    path: `/result/${issue.path.join("/")}`,
    message: issue.message,
  }));
  throw new FacetError(
    "invalid_request",
    `The result does not fit a ${job.kind} job: ${errors[0]?.path ?? ""} ${errors[0]?.message ?? ""}.`,
    { errors },
  );
}

async function requireOwnArtifacts(work: Work, job: Job, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    const artifact = await work.get(artifacts, id);
    if (artifact?.data.jobId !== job.id)
      throw new FacetError("invalid_request", `The artefact ${id} was not committed by this job.`, {
        param: "/artifacts",
      });
  }
}
