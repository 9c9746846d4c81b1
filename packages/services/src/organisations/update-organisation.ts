import { FacetError } from "@facet/contracts/errors/facet-error";
import type { Organisation } from "@facet/contracts/organisations/organisation";
import type { ServiceContext } from "../context.ts";
import { organisations } from "../data/collections/organisations.ts";
import { commit } from "../data/commit.ts";
import { requireTag } from "../data/require-tag.ts";
import { tenantContext } from "../data/tenant-context.ts";
import { authoriseOrganisation } from "./authorise-organisation.ts";
import { enterOrganisation } from "./enter-organisation.ts";
import { organisationTag } from "./organisation-tag.ts";

export async function updateOrganisation({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { id: string; tag: string; name: string };
}): Promise<Organisation> {
  const inside = await enterOrganisation(ctx, input.id);
  authoriseOrganisation(inside, "organisation:write");
  return commit(ctx, tenantContext(input.id), async (work) => {
    const found = await work.get(organisations, input.id);
    if (found === undefined) throw new FacetError("not_found", "There is no such organisation.");
    requireTag(input.tag, organisationTag(found.data), "organisation");
    const updated = { ...found.data, name: input.name };
    work.set(organisations, input.id, updated);
    return updated;
  });
}
