import { announceSignOut } from "../auth/access-topic.ts";
import type { Platform } from "../context.ts";

/** Ends the session of a cookie. One that has ended already is well so. */
export async function signOut({ ctx, input }: { ctx: Platform; input: { token: string } }): Promise<void> {
  const found = await ctx.identity.readSession(input.token);
  if (found === undefined) return;
  await ctx.identity.endSession(found.user.id, found.session.id);
  announceSignOut(ctx, found.user.id);
}
