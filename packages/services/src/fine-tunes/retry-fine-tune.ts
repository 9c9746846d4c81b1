import { FacetError } from "@facet/contracts/errors/facet-error";
import type { FineTune } from "@facet/contracts/fine-tunes/fine-tune";
import type { Job } from "@facet/contracts/jobs/job";
import { isFinal } from "@facet/contracts/jobs/job-state";
import { ownDocuments, type ServiceContext } from "../context.ts";
import { jobs } from "../data/collections/jobs.ts";
import { commit } from "../data/commit.ts";
import { tenantContext } from "../data/tenant-context.ts";
import { findWholeCheckpoints } from "../jobs/find-whole-checkpoints.ts";
import { redoJobs } from "./redo-jobs.ts";
import { requireFineTune } from "./require-fine-tune.ts";
import { viewFineTune } from "./view-fine-tune.ts";

/**
 * Makes every job of a fine-tune anew that has ended without success, and nothing else: what has succeeded is not done
 * again. Throws `conflict` while there is none because they still go on, `already_finished` when all have succeeded.
 */
export async function retryFineTune({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { id: string };
}): Promise<FineTune> {
  const reader = ownDocuments(ctx);
  const seen = await requireFineTune(ctx, reader, input.id, "training:write");
  const old = (await reader.get(jobs, seen.jobs.train))?.data;
  const checkpoints = old === undefined ? [] : await findWholeCheckpoints(ctx, reader, old);
  return commit(ctx, tenantContext(ctx.principal.orgId), async (work) => {
    const row = await requireFineTune(ctx, work, input.id, "training:write");
    const read = async (id: string | null) => (id === null ? undefined : (await work.get(jobs, id))?.data);
    const own = {
      train: await read(row.jobs.train),
      evaluate: await read(row.jobs.evaluate),
      export: await read(row.jobs.export),
    };
    requireSomething(Object.values(own).filter((job) => job !== undefined));
    const redone = await redoJobs(work, {
      row,
      train: toRedo(own.train),
      evaluate: toRedo(own.evaluate),
      export: toRedo(own.export),
      checkpoints: row.jobs.train === seen.jobs.train ? checkpoints : [],
    });
    const view = await viewFineTune(work, redone);
    await ctx.idempotency?.settle(work, view);
    return view;
  });
}

const toRedo = (job: Job | undefined) =>
  job !== undefined && isFinal(job.state) && job.state !== "succeeded" ? job : undefined;

function requireSomething(own: readonly Job[]): void {
  if (own.some((job) => toRedo(job) !== undefined)) return;
  const open = own.find((job) => !isFinal(job.state));
  if (open !== undefined)
    throw new FacetError(
      "conflict",
      `Its ${open.kind} job ${open.id} is ${open.state}: nothing has failed.`,
      {
        fix: "Wait for it, or cancel it first.",
      },
    );
  throw new FacetError(
    "already_finished",
    "Every job of the fine-tune has succeeded: nothing is left to retry.",
  );
}
