import type { FineTune, UpdateFineTune } from "@facet/contracts/fine-tunes/fine-tune";
import { isFinal } from "@facet/contracts/jobs/job-state";
import type { ServiceContext } from "../context.ts";
import { fineTunes } from "../data/collections/fine-tunes.ts";
import { jobs } from "../data/collections/jobs.ts";
import { commit } from "../data/commit.ts";
import { requireTag } from "../data/require-tag.ts";
import { tenantContext } from "../data/tenant-context.ts";
import { hint } from "../events/topics.ts";
import { setPriority } from "../jobs/set-priority.ts";
import { fineTuneTag } from "./fine-tune-tag.ts";
import { requireFineTune } from "./require-fine-tune.ts";
import { viewFineTune } from "./view-fine-tune.ts";

interface Input {
  readonly id: string;
  /** Tag of the version that the edit was made on. */
  readonly tag: string;
  readonly changes: UpdateFineTune;
}

/**
 * Renames a fine-tune, or moves its open jobs in line. The model that it has made keeps its name; one that is still to come
 * gets the new one. A preparation keeps its place: others may wait for it.
 */
export function updateFineTune({ ctx, input }: { ctx: ServiceContext; input: Input }): Promise<FineTune> {
  return commit(ctx, tenantContext(ctx.principal.orgId), async (work) => {
    const row = await requireFineTune(ctx, work, input.id, "training:write");
    requireTag(input.tag, fineTuneTag(row), "fine-tune");
    const { name = row.name, priority = row.priority } = input.changes;
    const updated = { ...row, name, priority };
    for (const id of [row.jobs.train, row.jobs.evaluate, row.jobs.export]) {
      const job = id === null ? undefined : (await work.get(jobs, id))?.data;
      if (job !== undefined && !isFinal(job.state)) setPriority(work, job, priority);
    }
    work.set(fineTunes, row.id, updated);
    hint(work, row.projectId, "fineTune", row.id, Date.parse(work.now));
    return viewFineTune(work, updated);
  });
}
