import { idSchema } from "@facet/contracts/ids";
import type { Principal } from "@facet/contracts/keys/principal";
import { roleScopes } from "@facet/contracts/organisations/role";
import type { Platform } from "../context.ts";
import { members } from "../data/collections/members.ts";
import { tenantContext } from "../data/tenant-context.ts";

const OrganisationId = idSchema("organisation");

interface Person {
  readonly userId: string;
  readonly name: string;
  readonly sessionId: string;
}

/** A person as a member of one organisation, with the rights of the role of this moment; undefined when not a member. */
export async function memberPrincipal(
  ctx: Platform,
  { userId, name, sessionId }: Person,
  orgId: string,
): Promise<Principal | undefined> {
  // Comes from a header as it was typed: what is no id is nobody's.
  if (!OrganisationId.safeParse(orgId).success) return undefined;
  const member = await ctx.documents.bind(tenantContext(orgId)).get(members, userId);
  if (member === undefined) return undefined;
  const { role } = member.data;
  return {
    kind: "user",
    id: userId,
    name,
    orgId,
    projectId: null,
    scopes: [...roleScopes[role]],
    userId,
    role,
    sessionId,
  };
}
