import type { SignedIn } from "@facet/contracts/accounts/sign-in";
import type { Device, IdentityUser } from "@facet/ports/identity";
import { findAccount } from "../auth/read-account.ts";
import type { Platform } from "../context.ts";
import { viewUser } from "./view-user.ts";

export interface OpenedSession {
  /** For the cookie alone. */
  readonly token: string;
  readonly signedIn: SignedIn;
}

export async function openSession(ctx: Platform, user: IdentityUser, device: Device): Promise<OpenedSession> {
  const account = await findAccount(ctx, user.id);
  const { token, session } = await ctx.identity.openSession(user.id, device);
  return { token, signedIn: { user: viewUser(user, account), expiresAt: session.expiresAt } };
}
