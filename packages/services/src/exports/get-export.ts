import { FacetError } from "@facet/contracts/errors/facet-error";
import type { Export } from "@facet/contracts/exports/export";
import { authorise, ownDocuments, type ServiceContext } from "../context.ts";
import { exportRuns } from "../data/collections/exports.ts";

export async function getExport({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { id: string };
}): Promise<Export> {
  const found = (await ownDocuments(ctx).get(exportRuns, input.id))?.data;
  if (found === undefined) throw new FacetError("not_found", "There is no such export.");
  authorise(ctx, "models:read", found.projectId);
  return found;
}
