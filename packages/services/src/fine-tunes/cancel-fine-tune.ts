import { FacetError } from "@facet/contracts/errors/facet-error";
import type { FineTune } from "@facet/contracts/fine-tunes/fine-tune";
import type { Job } from "@facet/contracts/jobs/job";
import { isFinal } from "@facet/contracts/jobs/job-state";
import type { ServiceContext } from "../context.ts";
import { dependencies } from "../data/collections/dependencies.ts";
import { jobs } from "../data/collections/jobs.ts";
import { commit } from "../data/commit.ts";
import { tenantContext } from "../data/tenant-context.ts";
import type { Work } from "../data/work.ts";
import { stopJob } from "../jobs/stop-job.ts";
import { requireFineTune } from "./require-fine-tune.ts";
import { viewFineTune } from "./view-fine-tune.ts";

/** Cancels what is left of a fine-tune. A preparation that others wait for, or that was asked for by itself, goes on. */
export function cancelFineTune({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { id: string };
}): Promise<FineTune> {
  return commit(ctx, tenantContext(ctx.principal.orgId), async (work) => {
    const row = await requireFineTune(ctx, work, input.id, "training:write");
    // Children first: they end because they were cancelled, not because their parent was.
    const own = await readJobs(work, [row.jobs.evaluate, row.jobs.export, row.jobs.train]);
    if (own.every((job) => isFinal(job.state)))
      throw new FacetError("already_finished", "Every job of the fine-tune has already ended.");
    for (const job of own) {
      if (!isFinal(job.state)) await stopJob(work, job);
    }
    const [prepare] = await readJobs(work, [row.jobs.prepare]);
    if (prepare !== undefined && !isFinal(prepare.state) && (await isOnlyFor(work, prepare, row.id)))
      await stopJob(work, prepare);
    const view = await viewFineTune(work, row);
    await ctx.idempotency?.settle(work, view);
    return view;
  });
}

async function readJobs(work: Work, ids: readonly (string | null)[]): Promise<Job[]> {
  const wanted = ids.filter((id) => id !== null);
  const found = await Promise.all(wanted.map((id) => work.get(jobs, id)));
  return found.flatMap((job) => job?.data ?? []);
}

/** Made for fine-tunes, and no other waits for it. */
async function isOnlyFor(work: Work, prepare: Job, fineTuneId: string): Promise<boolean> {
  if (prepare.fineTuneId === null) return false;
  const edges = await work.query(dependencies, "byParent", {
    equals: { parentJobId: prepare.id },
    limit: 500,
  });
  const children = await readJobs(
    work,
    edges.map((edge) => edge.data.childJobId),
  );
  return children.every((child) => child.fineTuneId === fineTuneId || isFinal(child.state));
}
