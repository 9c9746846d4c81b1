import { FacetError } from "@facet/contracts/errors/facet-error";
import type { OfferedInvitation } from "@facet/contracts/organisations/invitation";
import type { Platform } from "../context.ts";
import { organisations } from "../data/collections/organisations.ts";
import { tenantContext } from "../data/tenant-context.ts";
import { findInvitation } from "./find-invitation.ts";
import { nameOfInviter } from "./view-invitation.ts";

/** What the holder of an invitation's link is offered. */
export async function getOfferedInvitation({
  ctx,
  input,
}: {
  ctx: Platform;
  input: { token: string };
}): Promise<OfferedInvitation> {
  const { orgId, invitation } = await findInvitation(ctx, input.token);
  const organisation = await ctx.documents.bind(tenantContext(orgId)).get(organisations, orgId);
  if (organisation === undefined) throw new FacetError("link_invalid", "The organisation is gone.");
  const { email, role, invitedBy, expiresAt } = invitation;
  return {
    organisation: { id: orgId, name: organisation.data.name },
    email,
    role,
    invitedBy: await nameOfInviter(ctx, invitedBy),
    expiresAt,
    hasAccount: (await ctx.identity.findUser(email)) !== undefined,
  };
}
