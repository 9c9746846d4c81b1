import { FacetError } from "@facet/contracts/errors/facet-error";
import type { FineTune } from "@facet/contracts/fine-tunes/fine-tune";
import { authorise, ownDocuments, type ServiceContext } from "../context.ts";
import { fineTunes } from "../data/collections/fine-tunes.ts";
import { viewFineTune } from "./view-fine-tune.ts";

export async function getFineTune({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { id: string };
}): Promise<FineTune> {
  const reader = ownDocuments(ctx);
  const found = (await reader.get(fineTunes, input.id))?.data;
  if (found === undefined) throw new FacetError("not_found", "There is no such fine-tune.");
  authorise(ctx, "training:read", found.projectId);
  return viewFineTune(reader, found);
}
