import { FacetError } from "@facet/contracts/errors/facet-error";
import { ensureLocalOrganisation } from "../auth/ensure-local-organisation.ts";
import { newOneTimeToken } from "../auth/one-time-token.ts";
import { authorise, type ServiceContext } from "../context.ts";
import { oneTimeTokens } from "../data/collections/one-time-tokens.ts";
import { commit } from "../data/commit.ts";
import { shift } from "../data/moments.ts";
import { tenantContext } from "../data/tenant-context.ts";
import { ensureLocalOwner } from "./ensure-local-owner.ts";

/**
 * A one-time link that signs in whoever runs this machine; the account is made on first use. Only the machine owner's own
 * keys may ask: no key that a person made.
 */
export async function createSignInLink({
  ctx,
}: {
  ctx: ServiceContext;
}): Promise<{ token: string; expiresAt: string }> {
  authorise(ctx, "members:write");
  const { kind, userId = null, projectId, orgId } = ctx.principal;
  const noted = await ensureLocalOrganisation({ ctx, input: { known: undefined } });
  if (kind !== "key" || userId !== null || projectId !== null || orgId !== noted.localOrgId)
    throw new FacetError("forbidden", "Only the key of this machine's owner makes sign-in links.", {
      fix: "Run the command on the machine that runs Facet.",
    });
  const ownerId = await ensureLocalOwner(ctx, noted);
  const { token, digest } = await newOneTimeToken(ctx);
  return commit(ctx, tenantContext(orgId), async (work) => {
    const expiresAt = shift(work.now, ctx.timings.signInLinkMs);
    await ctx.idempotency?.settle(work, { token: null, href: null, expiresAt, secretShownOnce: true });
    work.create(oneTimeTokens, digest, {
      purpose: "sign-in",
      userId: ownerId,
      orgId,
      invitationId: null,
      createdAt: work.now,
      expiresAt,
    });
    return { token, expiresAt };
  });
}
