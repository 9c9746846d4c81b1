import { FacetError } from "@facet/contracts/errors/facet-error";
import type { CreatedApiKey } from "@facet/contracts/keys/api-key";
import { announceAccess } from "../auth/access-topic.ts";
import { authorise, type ServiceContext } from "../context.ts";
import { apiKeys } from "../data/collections/api-keys.ts";
import { commit } from "../data/commit.ts";
import { shift } from "../data/moments.ts";
import { tenantContext } from "../data/tenant-context.ts";
import { authoriseKey } from "./authorise-key.ts";
import { mintKey, newKeyText } from "./mint-key.ts";

const hourMs = 3_600_000;

/** A new key in the place of one: same name, rights and end. The old one ends now, or when the overlap is over. */
export async function rotateApiKey({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { id: string; overlapHours: number };
}): Promise<CreatedApiKey> {
  authorise(ctx, "keys:write");
  const text = await newKeyText(ctx);
  return commit(ctx, tenantContext(ctx.principal.orgId), async (work) => {
    const found = await work.get(apiKeys, input.id);
    if (found === undefined) throw new FacetError("not_found", "There is no such key.");
    const old = found.data;
    authoriseKey(ctx, old);
    if (old.revokedAt !== null || (old.expiresAt !== null && old.expiresAt <= work.now))
      throw new FacetError("conflict", "The key has ended already.", { fix: "Make a new key." });
    const { name, scopes, projectId, expiresAt } = old;
    const created = await mintKey(ctx, work, text, { name, scopes, projectId, expiresAt });
    const overlap = shift(work.now, input.overlapHours * hourMs);
    if (input.overlapHours === 0) {
      work.set(apiKeys, old.id, { ...old, revokedAt: work.now });
      announceAccess(work, old.id);
    } else if (expiresAt === null || expiresAt > overlap)
      work.set(apiKeys, old.id, { ...old, expiresAt: overlap });
    return created;
  });
}
