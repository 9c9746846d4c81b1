import { FacetError } from "@facet/contracts/errors/facet-error";
import { takeOneTimeToken } from "../auth/one-time-token.ts";
import type { Platform } from "../context.ts";
import { invitations } from "../data/collections/invitations.ts";
import { members } from "../data/collections/members.ts";
import { commit } from "../data/commit.ts";
import { tenantContext } from "../data/tenant-context.ts";
import type { FoundInvitation } from "./find-invitation.ts";
import { join } from "./join.ts";

/** Uses up an invitation's link. Throws `link_invalid` when someone else has meanwhile. */
export async function joinAsInvited(
  ctx: Platform,
  { digest, orgId, invitation }: FoundInvitation,
  userId: string,
): Promise<void> {
  await commit(ctx, tenantContext(orgId), async (work) => {
    await takeOneTimeToken(work, digest, "invitation");
    const current = await work.get(invitations, invitation.id);
    if (current?.data.state !== "open")
      throw new FacetError("link_invalid", "The invitation is not open any more.");
    // Who is a member already keeps the role they have: a link must not change what an owner decided since.
    if ((await work.get(members, userId)) === undefined)
      await join(work, { orgId, userId, role: current.data.role });
    work.set(invitations, invitation.id, { ...current.data, state: "accepted" });
  });
}
