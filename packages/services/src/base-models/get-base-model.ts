import type { BaseModel } from "@facet/contracts/base-models/base-model";
import { FacetError } from "@facet/contracts/errors/facet-error";
import { authorise, ownDocuments, type ServiceContext } from "../context.ts";
import { baseModels } from "../data/collections/base-models.ts";

export async function getBaseModel({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { id: string };
}): Promise<BaseModel> {
  const found = (await ownDocuments(ctx).get(baseModels, input.id))?.data;
  if (found === undefined) throw new FacetError("not_found", "There is no such base model.");
  authorise(ctx, "models:read", found.projectId);
  return found;
}
