import { FacetError } from "@facet/contracts/errors/facet-error";
import type { Job, JobView } from "@facet/contracts/jobs/job";
import { isFinal } from "@facet/contracts/jobs/job-state";
import { ownDocuments, type ServiceContext } from "../context.ts";
import { fineTunes, type StoredFineTune } from "../data/collections/fine-tunes.ts";
import { jobs } from "../data/collections/jobs.ts";
import { commit } from "../data/commit.ts";
import { tenantContext } from "../data/tenant-context.ts";
import type { Work } from "../data/work.ts";
import { redoJobs } from "../fine-tunes/redo-jobs.ts";
import { findWholeCheckpoints } from "./find-whole-checkpoints.ts";
import { requireJob } from "./require-job.ts";
import { viewJob } from "./view-job.ts";

/**
 * A new job does what one of a fine-tune did not bring to success; the old one stays as it ended. With a training come the
 * jobs that ended because of it. Throws `conflict` while the job goes on, and when it was made again already.
 */
export async function retryJob({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { id: string };
}): Promise<JobView> {
  const reader = ownDocuments(ctx);
  const seen = await requireJob(ctx, reader, input.id, "training:write");
  const checkpoints = await findWholeCheckpoints(ctx, reader, seen);
  return commit(ctx, tenantContext(ctx.principal.orgId), async (work) => {
    const job = await requireJob(ctx, work, input.id, "training:write");
    const row = await requireRetriable(work, job);
    const train = job.kind === "train" ? job : undefined;
    const redone = await redoJobs(work, {
      row,
      train,
      evaluate: job.kind === "evaluate" ? job : await endedWith(work, train, row.jobs.evaluate),
      export: job.kind === "export" ? job : await endedWith(work, train, row.jobs.export),
      checkpoints,
    });
    const id = redone.jobs[kindOf(job)];
    const made = id === null ? undefined : (await work.get(jobs, id))?.data;
    if (made === undefined) throw new FacetError("internal", "The new job is not there.");
    const view = await viewJob(ctx, work, made);
    await ctx.idempotency?.settle(work, view);
    return view;
  });
}

const retried = ["train", "evaluate", "export"] as const;

function kindOf({ id, kind }: Job): (typeof retried)[number] {
  const known = retried.find((one) => one === kind);
  if (known !== undefined) return known;
  throw new FacetError("conflict", `The job ${id} is of kind ${kind}, which is not retried by itself.`, {
    fix:
      kind === "prepare"
        ? "Retry the fine-tune that it was made for, or prepare again."
        : "Import again: a failed import keeps nothing.",
  });
}

async function requireRetriable(work: Work, job: Job): Promise<StoredFineTune> {
  const kind = kindOf(job);
  if (!isFinal(job.state))
    throw new FacetError("conflict", `The job ${job.id} is ${job.state}: it has not ended.`, {
      fix: "Wait for its end, or cancel it first.",
    });
  if (job.state === "succeeded")
    throw new FacetError("already_finished", `The job ${job.id} has succeeded: there is nothing to retry.`);
  const row = job.fineTuneId === null ? undefined : (await work.get(fineTunes, job.fineTuneId))?.data;
  if (row === undefined) throw new FacetError("conflict", "The fine-tune of this job is not there any more.");
  const current = row.jobs[kind];
  if (current === job.id) return row;
  const newer = current === null ? undefined : (await work.get(jobs, current))?.data;
  throw new FacetError(
    "conflict",
    newer === undefined
      ? `What the job ${job.id} was to make has been deleted.`
      : `The job ${job.id} was retried already: ${newer.id} is ${newer.state}.`,
    {
      fix:
        newer === undefined
          ? "Start a new fine-tune."
          : "Look at that job; it can be retried once it has ended badly.",
    },
  );
}

/** A job that ended because its training did. */
async function endedWith(work: Work, train: Job | undefined, id: string | null): Promise<Job | undefined> {
  if (train === undefined || id === null) return undefined;
  const job = (await work.get(jobs, id))?.data;
  return job?.state === "cancelled" && job.error?.code === "parent_failed" ? job : undefined;
}
