import { FacetError } from "@facet/contracts/errors/facet-error";
import type { IdentityUser } from "@facet/ports/identity";
import type { ServiceContext } from "../context.ts";

export interface SignedInPerson {
  readonly user: IdentityUser;
  readonly sessionId: string;
}

/** The person behind a session. A key stands for none, whoever made it. */
export async function requirePerson(ctx: ServiceContext): Promise<SignedInPerson> {
  const { kind, id, sessionId } = ctx.principal;
  if (kind !== "user" || sessionId === undefined)
    throw new FacetError("forbidden", "This is a person's own business; an API key is no person.", {
      fix: "Sign in to the dashboard.",
    });
  const user = await ctx.identity.getUser(id);
  if (user === undefined) throw new FacetError("unauthenticated", "The account is gone.");
  return { user, sessionId };
}
