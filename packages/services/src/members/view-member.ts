import type { Member } from "@facet/contracts/organisations/member";
import type { Platform } from "../context.ts";
import type { StoredMember } from "../data/collections/members.ts";

export async function viewMember(ctx: Platform, member: StoredMember): Promise<Member> {
  const user = await ctx.identity.getUser(member.userId);
  return { ...member, name: user?.name ?? "Someone who left", email: user?.email ?? null };
}
