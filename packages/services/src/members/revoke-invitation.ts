import { FacetError } from "@facet/contracts/errors/facet-error";
import type { ServiceContext } from "../context.ts";
import { invitations } from "../data/collections/invitations.ts";
import { oneTimeTokens } from "../data/collections/one-time-tokens.ts";
import { commit } from "../data/commit.ts";
import { tenantContext } from "../data/tenant-context.ts";
import { authoriseOrganisation } from "../organisations/authorise-organisation.ts";
import { enterOrganisation } from "../organisations/enter-organisation.ts";

interface Input {
  readonly orgId: string;
  readonly invitationId: string;
}

/** Ends an invitation's link. Twice is the same as once; one that was accepted stays so. */
export async function revokeInvitation({ ctx, input }: { ctx: ServiceContext; input: Input }): Promise<void> {
  const { orgId, invitationId } = input;
  const inside = await enterOrganisation(ctx, orgId);
  authoriseOrganisation(inside, "members:write");
  await commit(ctx, tenantContext(orgId), async (work) => {
    const found = await work.get(invitations, invitationId);
    if (found === undefined) throw new FacetError("not_found", "There is no such invitation.");
    if (found.data.state === "accepted")
      throw new FacetError("conflict", "The invitation was accepted.", { fix: "Remove the member instead." });
    work.remove(oneTimeTokens, found.data.digest);
    work.set(invitations, invitationId, { ...found.data, state: "revoked" });
  });
}
