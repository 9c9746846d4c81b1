import { FacetError } from "@facet/contracts/errors/facet-error";
import { newId } from "@facet/contracts/ids";
import { ApiKey, type CreateApiKey, type CreatedApiKey } from "@facet/contracts/keys/api-key";
import type { z } from "zod";
import { makeKeyText } from "../auth/key-text.ts";
import { authorise, type ServiceContext } from "../context.ts";
import { apiKeys } from "../data/collections/api-keys.ts";
import { keyIndex } from "../data/collections/key-index.ts";
import { commit } from "../data/commit.ts";
import { tenantContext } from "../data/tenant-context.ts";

/** Makes a key that can do no more than its maker. The key itself is in the answer and nowhere else. */
export async function createApiKey({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: z.infer<typeof CreateApiKey>;
}): Promise<CreatedApiKey> {
  authorise(ctx, "keys:write", input.projectId ?? undefined);
  for (const scope of input.scopes) authorise(ctx, scope, input.projectId ?? undefined);
  if (input.projectId === null && ctx.principal.projectId !== null) {
    throw new FacetError("forbidden", "A key of one project cannot make a key for all of them.", {
      param: "/projectId",
    });
  }
  const id = newId("apiKey");
  const secret = makeKeyText(id, "live");
  const digest = await ctx.secretBox.digest(secret);
  return commit(ctx, tenantContext(ctx.principal.orgId), async (work) => {
    const key = ApiKey.parse({
      id,
      orgId: ctx.principal.orgId,
      projectId: input.projectId,
      name: input.name,
      start: secret.slice(0, 14),
      scopes: input.scopes,
      createdAt: work.now,
      expiresAt: input.expiresAt,
      revokedAt: null,
      createdBy: ctx.principal.userId ?? null,
      lastUsedAt: null,
    });
    await ctx.idempotency?.settle(work, { ...key, secret: null, secretShownOnce: true });
    work.create(apiKeys, id, key);
    work.create(keyIndex, digest, { orgId: key.orgId, keyId: id });
    return { ...key, secret, secretShownOnce: true };
  });
}
