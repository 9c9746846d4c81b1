import { FacetError } from "@facet/contracts/errors/facet-error";
import { newId } from "@facet/contracts/ids";
import { Organisation, type OwnOrganisation } from "@facet/contracts/organisations/organisation";
import { requirePerson } from "../accounts/require-person.ts";
import { readAccount } from "../auth/read-account.ts";
import type { ServiceContext } from "../context.ts";
import { organisationIndex } from "../data/collections/organisation-index.ts";
import { organisations } from "../data/collections/organisations.ts";
import { commit } from "../data/commit.ts";
import { tenantContext } from "../data/tenant-context.ts";
import { join } from "../members/join.ts";

const mostOrganisations = 50;

/** A new organisation of which the person is the owner. */
export async function foundOrganisation({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { name: string };
}): Promise<OwnOrganisation> {
  const { user } = await requirePerson(ctx);
  const id = newId("organisation");
  return commit(ctx, tenantContext(id), async (work) => {
    const { orgIds } = await readAccount(work, user.id, work.now);
    if (orgIds.length >= mostOrganisations)
      throw new FacetError(
        "conflict",
        `You are in ${orgIds.length} organisations; that is as many as can be.`,
        {
          fix: "Leave one of them first.",
        },
      );
    const organisation = Organisation.parse({ id, name: input.name, createdAt: work.now });
    work.create(organisations, id, organisation);
    work.create(organisationIndex, id, { orgId: id, createdAt: work.now });
    await join(work, { orgId: id, userId: user.id, role: "owner" });
    return { ...organisation, role: "owner" };
  });
}
