import type { FineTune, UpdateFineTune } from "@facet/contracts/fine-tunes/fine-tune";
import type { ServiceContext } from "../context.ts";
import { fineTunes } from "../data/collections/fine-tunes.ts";
import { commit } from "../data/commit.ts";
import { requireTag } from "../data/require-tag.ts";
import { tenantContext } from "../data/tenant-context.ts";
import { hint } from "../events/topics.ts";
import { fineTuneTag } from "./fine-tune-tag.ts";
import { requireFineTune } from "./require-fine-tune.ts";
import { viewFineTune } from "./view-fine-tune.ts";

interface Input {
  readonly id: string;
  /** Tag of the version that the edit was made on. */
  readonly tag: string;
  readonly changes: UpdateFineTune;
}

/** Renames a fine-tune. The model that it has made keeps its name; one that is still to come gets the new one. */
export function updateFineTune({ ctx, input }: { ctx: ServiceContext; input: Input }): Promise<FineTune> {
  return commit(ctx, tenantContext(ctx.principal.orgId), async (work) => {
    const row = await requireFineTune(ctx, work, input.id, "training:write");
    requireTag(input.tag, fineTuneTag(row), "fine-tune");
    const updated = { ...row, name: input.changes.name ?? row.name };
    work.set(fineTunes, row.id, updated);
    hint(work, row.projectId, "fineTune", row.id, Date.parse(work.now));
    return viewFineTune(work, updated);
  });
}
