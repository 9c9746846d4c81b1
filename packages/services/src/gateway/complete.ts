import { FacetError } from "@facet/contracts/errors/facet-error";
import type { Fence, JobStateReply } from "@facet/contracts/gateway/worker-gateway";
import type { Job } from "@facet/contracts/jobs/job";
import { isStoredWhole } from "../artifacts/is-stored-whole.ts";
import type { Platform } from "../context.ts";
import { artifacts } from "../data/collections/artifacts.ts";
import { tenantContext } from "../data/tenant-context.ts";
import { moveJob } from "../jobs/move-job.ts";
import { orAlreadySaid } from "./ended-attempt.ts";
import { type FencedInput, fenced } from "./fenced.ts";
import { refuseCancelled } from "./refuse-cancelled.ts";

/**
 * finalizing -> succeeded: the kind's rows, the job and its dependents in one transaction. An attempt that took over from
 * one lost while finalising comes here straight from running, with what that one had finalised.
 */
export function complete({
  ctx,
  input,
}: {
  ctx: Platform;
  input: Fence & FencedInput;
}): Promise<JobStateReply> {
  return orAlreadySaid(ctx, input, ["succeeded"], async () => {
    const seen = await fenced(ctx, input, async ({ job }) => job);
    await requireBytes(ctx, seen);
    return fenced(ctx, input, async ({ work, job }) => {
      refuseCancelled(job);
      const redone = job.state === "running" && job.result !== null;
      const ready = redone
        ? await moveJob(work, job, { to: "finalizing", by: "runner", reason: "finalised_before" })
        : job;
      return moveJob(work, ready, { to: "succeeded", by: "runner", reason: null });
    });
  });
}

/** Rows must not name bytes that have gone since they were committed. */
async function requireBytes(ctx: Platform, job: Job): Promise<void> {
  const documents = ctx.documents.bind(tenantContext(job.orgId));
  for (const id of Object.values(job.artifacts)) {
    const artifact = (await documents.get(artifacts, id))?.data;
    if (artifact === undefined)
      throw new FacetError("upload_incomplete", `The artefact ${id} is not there any more.`);
    for (const [index, key] of artifact.keys.entries()) {
      const file = artifact.files[index];
      if (!(await isStoredWhole(ctx.blobs, key, file?.bytes ?? 0)))
        throw new FacetError(
          "upload_incomplete",
          `${file?.path ?? key} of ${artifact.name} is not there, or not whole.`,
        );
    }
  }
}
