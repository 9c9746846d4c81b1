import type { Invitation } from "@facet/contracts/organisations/invitation";
import type { Platform } from "../context.ts";
import type { StoredInvitation } from "../data/collections/invitations.ts";

export async function viewInvitation(ctx: Platform, stored: StoredInvitation): Promise<Invitation> {
  const { id, orgId, email, role, invitedBy, state, createdAt, expiresAt } = stored;
  const expired = state === "open" && expiresAt <= new Date(ctx.clock.now()).toISOString();
  return {
    id,
    orgId,
    email,
    role,
    invitedBy: await nameOfInviter(ctx, invitedBy),
    state: expired ? "expired" : state,
    createdAt,
    expiresAt,
  };
}

export async function nameOfInviter(ctx: Platform, userId: string | null): Promise<string> {
  if (userId === null) return "The owner of this machine";
  return (await ctx.identity.getUser(userId))?.name ?? "Someone who left";
}
