import { FacetError } from "@facet/contracts/errors/facet-error";
import type { Evaluation } from "@facet/contracts/evaluations/evaluation";
import { authorise, ownDocuments, type ServiceContext } from "../context.ts";
import { evaluations } from "../data/collections/evaluations.ts";

export async function getEvaluation({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { id: string };
}): Promise<Evaluation> {
  const found = (await ownDocuments(ctx).get(evaluations, input.id))?.data;
  if (found === undefined) throw new FacetError("not_found", "There is no such evaluation.");
  authorise(ctx, "training:read", found.projectId);
  return found;
}
