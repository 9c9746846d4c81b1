import { newId } from "@facet/contracts/ids";
import { ApiKey, type CreatedApiKey } from "@facet/contracts/keys/api-key";
import { makeKeyText } from "../auth/key-text.ts";
import type { ServiceContext } from "../context.ts";
import { apiKeys } from "../data/collections/api-keys.ts";
import { keyIndex } from "../data/collections/key-index.ts";
import type { Work } from "../data/work.ts";

/** A key's text and digest, made before the transaction that keeps the digest. */
export interface KeyText {
  readonly id: string;
  readonly secret: string;
  readonly digest: string;
}

export async function newKeyText(ctx: ServiceContext): Promise<KeyText> {
  const id = newId("apiKey");
  const secret = makeKeyText(id, "live");
  return { id, secret, digest: await ctx.secretBox.digest(secret) };
}

/** Keeps a new key of the caller, and what finds it by its digest. A replay of the answer is without the key itself. */
export async function mintKey(
  ctx: ServiceContext,
  work: Work,
  text: KeyText,
  asked: Pick<ApiKey, "name" | "scopes" | "projectId" | "expiresAt">,
): Promise<CreatedApiKey> {
  const key = ApiKey.parse({
    ...asked,
    id: text.id,
    orgId: ctx.principal.orgId,
    start: text.secret.slice(0, 14),
    createdAt: work.now,
    revokedAt: null,
    createdBy: ctx.principal.userId ?? null,
    lastUsedAt: null,
  });
  await ctx.idempotency?.settle(work, { ...key, secret: null, secretShownOnce: true });
  work.create(apiKeys, key.id, key);
  work.create(keyIndex, text.digest, { orgId: key.orgId, keyId: key.id });
  return { ...key, secret: text.secret, secretShownOnce: true };
}
