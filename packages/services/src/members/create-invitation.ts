import { FacetError } from "@facet/contracts/errors/facet-error";
import { newId } from "@facet/contracts/ids";
import type { CreatedInvitation, CreateInvitation } from "@facet/contracts/organisations/invitation";
import { mayManageRole } from "@facet/contracts/organisations/role";
import type { z } from "zod";
import { newOneTimeToken } from "../auth/one-time-token.ts";
import type { ServiceContext } from "../context.ts";
import { invitations, type StoredInvitation } from "../data/collections/invitations.ts";
import { members } from "../data/collections/members.ts";
import { oneTimeTokens } from "../data/collections/one-time-tokens.ts";
import { commit } from "../data/commit.ts";
import { shift } from "../data/moments.ts";
import { tenantContext } from "../data/tenant-context.ts";
import { authoriseOrganisation } from "../organisations/authorise-organisation.ts";
import { enterOrganisation } from "../organisations/enter-organisation.ts";
import { actingRole } from "./acting-role.ts";
import { nameOfInviter } from "./view-invitation.ts";

type Input = z.infer<typeof CreateInvitation> & {
  readonly orgId: string;
  readonly linkTo: (token: string) => string;
};

const mostOpenLookedAt = 20;

/** Invites an address for a week. An invitation of the same address that is still open ends: the new link counts. */
export async function createInvitation({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: Input;
}): Promise<CreatedInvitation> {
  const { orgId, role, linkTo } = input;
  const email = input.email.toLowerCase();
  const inside = await enterOrganisation(ctx, orgId);
  authoriseOrganisation(inside, "members:write");
  if (!mayManageRole(actingRole(inside), role))
    throw new FacetError("forbidden", "Only an owner invites owners.", { param: "/role" });
  const known = await ctx.identity.findUser(email);
  const { token, digest } = await newOneTimeToken(ctx);
  const invitedBy = inside.principal.userId ?? null;
  const inviter = await nameOfInviter(ctx, invitedBy);
  return commit(inside, tenantContext(orgId), async (work) => {
    if (known !== undefined && (await work.get(members, known.id)) !== undefined)
      throw new FacetError("conflict", "Who has this address is a member already.", { param: "/email" });
    const before = await work.query(invitations, "byEmail", { equals: { email }, limit: mostOpenLookedAt });
    const stored: StoredInvitation = {
      id: newId("invitation"),
      orgId,
      email,
      role,
      invitedBy,
      state: "open",
      digest,
      createdAt: work.now,
      expiresAt: shift(work.now, ctx.timings.invitationMs),
    };
    const { digest: _digest, ...shown } = stored;
    const answer = { ...shown, invitedBy: inviter, secretShownOnce: true as const };
    await ctx.idempotency?.settle(work, { ...answer, token: null, href: null });
    for (const { id, data } of before) {
      if (data.state !== "open") continue;
      work.set(invitations, id, { ...data, state: "revoked" });
      work.remove(oneTimeTokens, data.digest);
    }
    work.create(invitations, stored.id, stored);
    work.create(oneTimeTokens, digest, {
      purpose: "invitation",
      userId: null,
      orgId,
      invitationId: stored.id,
      createdAt: stored.createdAt,
      expiresAt: stored.expiresAt,
    });
    return { ...answer, token, href: linkTo(token) };
  });
}
