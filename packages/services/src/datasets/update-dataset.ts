import type { Dataset, UpdateDataset } from "@facet/contracts/datasets/dataset";
import { FacetError } from "@facet/contracts/errors/facet-error";
import { authorise, type ServiceContext } from "../context.ts";
import { datasets } from "../data/collections/datasets.ts";
import { commit } from "../data/commit.ts";
import { requireTag } from "../data/require-tag.ts";
import { tenantContext } from "../data/tenant-context.ts";
import { hint } from "../events/topics.ts";
import { datasetTag } from "./dataset-tag.ts";
import { viewDataset } from "./view-dataset.ts";

interface Input {
  readonly id: string;
  /** Tag of the version that the edit was made on. */
  readonly tag: string;
  readonly changes: UpdateDataset;
}

export function updateDataset({ ctx, input }: { ctx: ServiceContext; input: Input }): Promise<Dataset> {
  return commit(ctx, tenantContext(ctx.principal.orgId), async (work) => {
    const found = (await work.get(datasets, input.id))?.data;
    if (found === undefined) throw new FacetError("not_found", "There is no such data set.");
    authorise(ctx, "datasets:write", found.projectId);
    requireTag(input.tag, datasetTag(found), "data set");
    const { name = found.name } = input.changes;
    const updated = { ...found, name, updatedAt: work.now };
    work.set(datasets, found.id, updated);
    hint(work, found.projectId, "dataset", found.id, Date.parse(work.now));
    return viewDataset(work, updated);
  });
}
