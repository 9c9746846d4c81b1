import { FacetError } from "@facet/contracts/errors/facet-error";
import type { Stored } from "@facet/ports/documents";
import { findToken } from "../auth/find-token.ts";
import type { Platform } from "../context.ts";
import { invitations, type StoredInvitation } from "../data/collections/invitations.ts";
import { tenantContext } from "../data/tenant-context.ts";

export interface FoundInvitation {
  readonly digest: string;
  readonly orgId: string;
  readonly invitation: StoredInvitation;
}

/** The open invitation of a link. Throws `link_invalid`. */
export async function findInvitation(ctx: Platform, token: string): Promise<FoundInvitation> {
  const { digest, data } = await findToken(ctx, token, "invitation");
  const { orgId, invitationId } = data;
  const found: Stored<StoredInvitation> | undefined =
    orgId === null || invitationId === null
      ? undefined
      : await ctx.documents.bind(tenantContext(orgId)).get(invitations, invitationId);
  if (orgId === null || found?.data.state !== "open")
    throw new FacetError("link_invalid", "The invitation is not open any more.");
  return { digest, orgId, invitation: found.data };
}
