import { FacetError } from "@facet/contracts/errors/facet-error";
import type { Principal } from "@facet/contracts/keys/principal";
import type { Platform } from "../context.ts";
import { derivedId } from "../data/digest.ts";
import { memberPrincipal } from "./member-principal.ts";
import { findAccount } from "./read-account.ts";

interface Input {
  readonly token: string;
  /** The organisation the request names; without one it is the person's first. */
  readonly orgId: string | undefined;
}

/** Who a session stands for, and in which organisation. Membership and role are read anew each time. */
export async function authenticateSession({
  ctx,
  input,
}: {
  ctx: Platform;
  input: Input;
}): Promise<Principal> {
  const found = await ctx.identity.readSession(input.token);
  if (found === undefined)
    throw new FacetError("unauthenticated", "The session has ended.", { fix: "Sign in again." });
  const { user, session } = found;
  const person = { userId: user.id, name: user.name, sessionId: session.id };
  if (input.orgId !== undefined) {
    const chosen = await memberPrincipal(ctx, person, input.orgId);
    if (chosen !== undefined) return chosen;
    throw new FacetError("not_found", "There is no such organisation.", { param: "Facet-Organisation" });
  }
  const { orgIds } = await findAccount(ctx, user.id);
  for (const orgId of orgIds) {
    const principal = await memberPrincipal(ctx, person, orgId);
    if (principal !== undefined) return principal;
  }
  // In no organisation: one that nobody has stands in its place, in which nothing is allowed.
  return {
    kind: "user",
    id: user.id,
    name: user.name,
    orgId: derivedId("organisation", "none", user.id),
    projectId: null,
    scopes: [],
    userId: user.id,
    role: null,
    sessionId: session.id,
  };
}
