import { FacetError } from "@facet/contracts/errors/facet-error";
import type { Organisation } from "@facet/contracts/organisations/organisation";
import { ownDocuments, type ServiceContext } from "../context.ts";
import { organisations } from "../data/collections/organisations.ts";

export async function getOrganisation({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { id: string };
}): Promise<Organisation> {
  const found = await ownDocuments(ctx).get(organisations, input.id);
  if (found === undefined) throw new FacetError("not_found", "There is no such organisation.");
  return found.data;
}
