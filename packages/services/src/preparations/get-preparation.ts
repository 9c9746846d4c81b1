import { FacetError } from "@facet/contracts/errors/facet-error";
import type { Preparation } from "@facet/contracts/preparations/preparation";
import { authorise, ownDocuments, type ServiceContext } from "../context.ts";
import { preparations } from "../data/collections/preparations.ts";

export async function getPreparation({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { id: string };
}): Promise<Preparation> {
  const found = (await ownDocuments(ctx).get(preparations, input.id))?.data;
  if (found === undefined) throw new FacetError("not_found", "There is no such preparation.");
  authorise(ctx, "training:read", found.projectId);
  return found;
}
