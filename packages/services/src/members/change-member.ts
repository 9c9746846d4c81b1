import { FacetError } from "@facet/contracts/errors/facet-error";
import type { Member } from "@facet/contracts/organisations/member";
import { mayManageRole, type Role } from "@facet/contracts/organisations/role";
import { announceAccess } from "../auth/access-topic.ts";
import type { ServiceContext } from "../context.ts";
import { members } from "../data/collections/members.ts";
import { commit } from "../data/commit.ts";
import { tenantContext } from "../data/tenant-context.ts";
import { authoriseOrganisation } from "../organisations/authorise-organisation.ts";
import { enterOrganisation } from "../organisations/enter-organisation.ts";
import { actingRole } from "./acting-role.ts";
import { refuseLastOwner } from "./refuse-last-owner.ts";
import { viewMember } from "./view-member.ts";

interface Input {
  readonly orgId: string;
  readonly userId: string;
  readonly role: Role;
}

/** Another role for a member, from the next request on. */
export async function changeMember({ ctx, input }: { ctx: ServiceContext; input: Input }): Promise<Member> {
  const { orgId, userId, role } = input;
  const inside = await enterOrganisation(ctx, orgId);
  authoriseOrganisation(inside, "members:write");
  const changed = await commit(ctx, tenantContext(orgId), async (work) => {
    const found = await work.get(members, userId);
    if (found === undefined) throw new FacetError("not_found", "There is no such member.");
    const actor = actingRole(inside);
    if (!mayManageRole(actor, found.data.role) || !mayManageRole(actor, role))
      throw new FacetError("forbidden", "Only an owner makes owners, and changes what owners are.");
    if (role !== "owner") await refuseLastOwner(work, found.data);
    const updated = { ...found.data, role };
    work.set(members, userId, updated);
    announceAccess(work, userId);
    return updated;
  });
  return viewMember(ctx, changed);
}
