import { FacetError } from "@facet/contracts/errors/facet-error";
import type { Model } from "@facet/contracts/models/model";
import { authorise, ownDocuments, type ServiceContext } from "../context.ts";
import { models } from "../data/collections/models.ts";

export async function getModel({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { id: string };
}): Promise<Model> {
  const found = (await ownDocuments(ctx).get(models, input.id))?.data;
  if (found === undefined) throw new FacetError("not_found", "There is no such model.");
  authorise(ctx, "models:read", found.projectId);
  return found;
}
