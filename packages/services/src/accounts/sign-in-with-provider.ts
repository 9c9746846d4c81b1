import type { OidcPerson } from "@facet/auth/oidc/open-oidc";
import { FacetError } from "@facet/contracts/errors/facet-error";
import type { Device, IdentityUser } from "@facet/ports/identity";
import type { Platform } from "../context.ts";
import { oidcLinkId, oidcLinks } from "../data/collections/oidc-links.ts";
import { systemContext } from "../data/system-context.ts";
import { findInvitation } from "../members/find-invitation.ts";
import { joinAsInvited } from "../members/join-as-invited.ts";
import { connectIdentity } from "./connect-identity.ts";
import { type OpenedSession, openSession } from "./open-session.ts";
import { refuseTakenEmail } from "./refuse-taken-email.ts";

interface Input {
  /** Whom the provider vouches for. */
  readonly person: OidcPerson;
  readonly device: Device;
  /** Token of an invitation that led here. */
  readonly invitation: string | undefined;
}

/**
 * A session for who comes back from the identity provider: who is connected with it, or who was invited under the address
 * that it has verified. Nobody else: to know an address is not to be the person.
 */
export async function signInWithProvider({
  ctx,
  input,
}: {
  ctx: Platform;
  input: Input;
}): Promise<OpenedSession> {
  const { person, device, invitation } = input;
  const system = systemContext("auth");
  const link = await ctx.documents.bind(system).get(oidcLinks, oidcLinkId(person));
  const known = link === undefined ? undefined : await ctx.identity.getUser(link.data.userId);
  if (known !== undefined) {
    if (invitation !== undefined) await acceptAs(ctx, known, invitation);
    return openSession(ctx, known, device);
  }
  if (invitation === undefined)
    throw new FacetError("unknown_person", "Nobody here is connected with this identity.");
  const found = await findInvitation(ctx, invitation);
  if (person.verifiedEmail !== found.invitation.email)
    throw new FacetError(
      "unknown_person",
      "The invitation is for another address than the provider has verified.",
    );
  const { email } = found.invitation;
  const user = await refuseTakenEmail(() =>
    ctx.identity.createUser({ name: person.name ?? email, email, password: null }),
  );
  try {
    await joinAsInvited(ctx, found, user.id);
    await connectIdentity(ctx, person, user.id);
  } catch (error) {
    await ctx.identity.removeUser(user.id);
    throw error;
  }
  return openSession(ctx, user, device);
}

async function acceptAs(ctx: Platform, user: IdentityUser, token: string): Promise<void> {
  const found = await findInvitation(ctx, token);
  if (user.email !== found.invitation.email)
    throw new FacetError("forbidden", `The invitation is for ${found.invitation.email}.`);
  await joinAsInvited(ctx, found, user.id);
}
