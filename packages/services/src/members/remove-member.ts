import { FacetError } from "@facet/contracts/errors/facet-error";
import { mayManageRole } from "@facet/contracts/organisations/role";
import type { ServiceContext } from "../context.ts";
import { members } from "../data/collections/members.ts";
import { commit } from "../data/commit.ts";
import { tenantContext } from "../data/tenant-context.ts";
import { authoriseOrganisation } from "../organisations/authorise-organisation.ts";
import { enterOrganisation } from "../organisations/enter-organisation.ts";
import { actingRole } from "./acting-role.ts";
import { leave } from "./leave.ts";
import { refuseLastOwner } from "./refuse-last-owner.ts";

interface Input {
  readonly orgId: string;
  readonly userId: string;
}

/** Takes a member out of an organisation, or leaves it. Access ends with the commit: role and keys are read each time. */
export async function removeMember({ ctx, input }: { ctx: ServiceContext; input: Input }): Promise<void> {
  const { orgId, userId } = input;
  const inside = await enterOrganisation(ctx, orgId);
  const leaving = inside.principal.kind === "user" && inside.principal.id === userId;
  if (!leaving) authoriseOrganisation(inside, "members:write");
  await commit(ctx, tenantContext(orgId), async (work) => {
    const found = await work.get(members, userId);
    if (found === undefined) throw new FacetError("not_found", "There is no such member.");
    if (!leaving && !mayManageRole(actingRole(inside), found.data.role))
      throw new FacetError("forbidden", "Only an owner removes an owner.");
    await refuseLastOwner(work, found.data);
    await leave(work, { orgId, userId });
  });
}
