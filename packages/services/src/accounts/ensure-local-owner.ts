import { FacetError } from "@facet/contracts/errors/facet-error";
import type { ServiceContext } from "../context.ts";
import { type Installation, installation, installationId } from "../data/collections/installation.ts";
import { commit } from "../data/commit.ts";
import { tenantContext } from "../data/tenant-context.ts";
import { claimMachine } from "./claim-machine.ts";

const nameOfOwner = "Local owner";

/** The person who owns this machine's organisation. Made on first use; made an owner again if somebody changed that. */
export async function ensureLocalOwner(ctx: ServiceContext, noted: Installation): Promise<string> {
  const known = noted.localOwnerId === null ? undefined : await ctx.identity.getUser(noted.localOwnerId);
  const user = known ?? (await ctx.identity.createUser({ name: nameOfOwner, email: null, password: null }));
  const ownerId = await commit(ctx, tenantContext(noted.localOrgId), async (work) => {
    const now = (await work.get(installation, installationId))?.data;
    if (now === undefined) throw new FacetError("unavailable", "The platform is still starting.");
    // Two first links at once: the second finds the owner that the first one made.
    const ownerId = now.localOwnerId === noted.localOwnerId ? user.id : (now.localOwnerId ?? user.id);
    await claimMachine(work, ownerId);
    return ownerId;
  });
  if (ownerId !== user.id) await ctx.identity.removeUser(user.id);
  return ownerId;
}
