import { FacetError } from "@facet/contracts/errors/facet-error";
import type { Organisation } from "@facet/contracts/organisations/organisation";
import { ownDocuments, type ServiceContext } from "../context.ts";
import { organisations } from "../data/collections/organisations.ts";
import { enterOrganisation } from "./enter-organisation.ts";

/** Its name is no secret to any credential of the organisation. */
export async function getOrganisation({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { id: string };
}): Promise<Organisation> {
  const inside = await enterOrganisation(ctx, input.id);
  const found = await ownDocuments(inside).get(organisations, input.id);
  if (found === undefined) throw new FacetError("not_found", "There is no such organisation.");
  return found.data;
}
