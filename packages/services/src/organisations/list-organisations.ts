import type { OwnOrganisation } from "@facet/contracts/organisations/organisation";
import { findAccount } from "../auth/read-account.ts";
import type { ServiceContext } from "../context.ts";
import { members } from "../data/collections/members.ts";
import { organisations } from "../data/collections/organisations.ts";
import { tenantContext } from "../data/tenant-context.ts";

/** Where the caller belongs: a person's organisations in the order of joining; a key's one. */
export async function listOrganisations({ ctx }: { ctx: ServiceContext }): Promise<OwnOrganisation[]> {
  const { kind, id, orgId } = ctx.principal;
  const orgIds = kind === "user" ? (await findAccount(ctx, id)).orgIds : [orgId];
  const found = await Promise.all(
    orgIds.map(async (one): Promise<OwnOrganisation[]> => {
      const documents = ctx.documents.bind(tenantContext(one));
      const organisation = await documents.get(organisations, one);
      if (organisation === undefined) return [];
      if (kind === "key") return [{ ...organisation.data, role: ctx.principal.role ?? null }];
      // The index may be a moment behind: the role says whether the person belongs.
      const member = await documents.get(members, id);
      return member === undefined ? [] : [{ ...organisation.data, role: member.data.role }];
    }),
  );
  return found.flat();
}
