import { FacetError } from "@facet/contracts/errors/facet-error";
import type { Device, IdentityUser } from "@facet/ports/identity";
import { checkNewPassword } from "../accounts/check-new-password.ts";
import { type OpenedSession, openSession } from "../accounts/open-session.ts";
import { refuseTakenEmail } from "../accounts/refuse-taken-email.ts";
import type { Platform } from "../context.ts";
import { findInvitation } from "./find-invitation.ts";
import { joinAsInvited } from "./join-as-invited.ts";

interface Input {
  readonly token: string;
  /** Who is signed in, if anyone. */
  readonly user: IdentityUser | undefined;
  readonly name: string | undefined;
  readonly password: string | undefined;
  readonly device: Device;
}

/**
 * Joins the organisation that a link invites to. Who is signed in joins as that person; who is new makes the account with
 * it and is signed in.
 */
export async function acceptInvitation({
  ctx,
  input,
}: {
  ctx: Platform;
  input: Input;
}): Promise<{ orgId: string; opened: OpenedSession | undefined }> {
  const found = await findInvitation(ctx, input.token);
  const { orgId, invitation } = found;
  if (input.user !== undefined) {
    if (input.user.email !== invitation.email)
      throw new FacetError(
        "forbidden",
        `The invitation is for ${invitation.email}; you are someone else here.`,
        {
          fix: "Sign out, open the link again, and sign in or sign up with that address.",
        },
      );
    await joinAsInvited(ctx, found, input.user.id);
    return { orgId, opened: undefined };
  }
  const user = await makeAccount(ctx, invitation.email, input);
  try {
    await joinAsInvited(ctx, found, user.id);
  } catch (error) {
    // The link was used or revoked meanwhile: nobody was made.
    await ctx.identity.removeUser(user.id);
    throw error;
  }
  return { orgId, opened: await openSession(ctx, user, input.device) };
}

async function makeAccount(ctx: Platform, email: string, { name, password }: Input): Promise<IdentityUser> {
  if ((await ctx.identity.findUser(email)) !== undefined)
    throw new FacetError("email_taken", `${email} has an account here.`, {
      fix: "Sign in with it, then open the link again.",
    });
  const missing = [
    ...(name === undefined ? [{ path: "/name", message: "expected a name" }] : []),
    ...(password === undefined ? [{ path: "/password", message: "expected a password" }] : []),
  ];
  if (name === undefined || password === undefined)
    throw new FacetError("invalid_request", "A new account needs a name and a password.", {
      param: missing[0]?.path ?? "/name",
      errors: missing,
    });
  checkNewPassword(password, { email, param: "/password" });
  return refuseTakenEmail(() => ctx.identity.createUser({ name, email, password }));
}
