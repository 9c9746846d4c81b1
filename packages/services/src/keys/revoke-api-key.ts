import { FacetError } from "@facet/contracts/errors/facet-error";
import type { ApiKey } from "@facet/contracts/keys/api-key";
import { announceAccess } from "../auth/access-topic.ts";
import { authorise, type ServiceContext } from "../context.ts";
import { apiKeys } from "../data/collections/api-keys.ts";
import { commit } from "../data/commit.ts";
import { tenantContext } from "../data/tenant-context.ts";

/** From the next request on the key is refused. Revoking twice is the same as once. */
export async function revokeApiKey({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { id: string };
}): Promise<ApiKey> {
  authorise(ctx, "keys:write");
  return commit(ctx, tenantContext(ctx.principal.orgId), async (work) => {
    const found = await work.get(apiKeys, input.id);
    if (found === undefined) throw new FacetError("not_found", "There is no such key.");
    authorise(ctx, "keys:write", found.data.projectId ?? undefined);
    const revoked = { ...found.data, revokedAt: found.data.revokedAt ?? work.now };
    await ctx.idempotency?.settle(work, revoked);
    work.set(apiKeys, input.id, revoked);
    announceAccess(work, input.id);
    return revoked;
  });
}
