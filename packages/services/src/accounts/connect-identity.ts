import type { OidcPerson } from "@facet/auth/oidc/open-oidc";
import { FacetError } from "@facet/contracts/errors/facet-error";
import type { Platform } from "../context.ts";
import { oidcLinkId, oidcLinks } from "../data/collections/oidc-links.ts";
import { commit } from "../data/commit.ts";
import { systemContext } from "../data/system-context.ts";

/** Notes that an identity of the provider is this person. It can be one person's only. */
export async function connectIdentity(ctx: Platform, person: OidcPerson, userId: string): Promise<void> {
  const id = oidcLinkId(person);
  const other = (await ctx.documents.bind(systemContext("auth")).get(oidcLinks, id))?.data.userId;
  const taken = other !== undefined && other !== userId && (await ctx.identity.getUser(other)) !== undefined;
  if (taken) throw new FacetError("conflict", "This identity is connected with another account.");
  await commit(ctx, systemContext("auth"), async (work) => {
    const before = await work.get(oidcLinks, id);
    if (before !== undefined && before.data.userId !== other && before.data.userId !== userId)
      throw new FacetError("conflict", "This identity was just connected with another account.");
    work.set(oidcLinks, id, { userId, issuer: person.issuer, createdAt: work.now });
  });
}
