import { newId } from "@facet/contracts/ids";
import { Organisation } from "@facet/contracts/organisations/organisation";
import type { Platform } from "../context.ts";
import { organisationIndex } from "../data/collections/organisation-index.ts";
import { organisations } from "../data/collections/organisations.ts";
import { commit } from "../data/commit.ts";
import { tenantContext } from "../data/tenant-context.ts";

/** A new organisation with nothing in it. Called where someone first arrives; no principal can exist before. */
export async function createOrganisation({
  ctx,
  input,
}: {
  ctx: Platform;
  input: { name: string };
}): Promise<Organisation> {
  const id = newId("organisation");
  return commit(ctx, tenantContext(id), async (work) => {
    const organisation = Organisation.parse({ id, name: input.name, createdAt: work.now });
    work.create(organisations, id, organisation);
    work.create(organisationIndex, id, { orgId: id, createdAt: work.now });
    return organisation;
  });
}
