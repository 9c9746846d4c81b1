import { FacetError } from "@facet/contracts/errors/facet-error";
import type { Principal } from "@facet/contracts/keys/principal";
import type { Platform } from "../context.ts";
import { apiKeys } from "../data/collections/api-keys.ts";
import { members } from "../data/collections/members.ts";
import { span } from "../data/moments.ts";
import { tenantContext } from "../data/tenant-context.ts";
import { findKey } from "./find-key.ts";
import { withinRole } from "./within-role.ts";

const usedWithinMs = 3_600_000;

const refused = () =>
  new FacetError("unauthenticated", "The API key is not valid, has expired or was revoked.");

/** Who an API key stands for. Every reason to refuse sounds the same from outside. */
export async function authenticateKey({
  ctx,
  input,
}: {
  ctx: Platform;
  input: { key: string };
}): Promise<Principal> {
  const entry = await findKey(ctx, input.key);
  if (entry === undefined) throw refused();

  const documents = ctx.documents.bind(tenantContext(entry.orgId));
  const key = (await documents.get(apiKeys, entry.keyId))?.data;
  const now = new Date(ctx.clock.now()).toISOString();
  if (key === undefined || key.revokedAt !== null || (key.expiresAt !== null && key.expiresAt <= now))
    throw refused();
  // Whoever left the organisation took their keys along; whoever may do less now has keys that may do less.
  const maker = key.createdBy === null ? undefined : await documents.get(members, key.createdBy);
  if (key.createdBy !== null && maker === undefined) throw refused();

  if (key.lastUsedAt === null || span(key.lastUsedAt, now) > usedWithinMs) {
    // Written once an hour, beside the request: a busy key must not become a hot document.
    documents
      .transact(async (tx) => {
        const current = await tx.get(apiKeys, key.id);
        if (current) tx.set(apiKeys, key.id, { ...current.data, lastUsedAt: now });
      })
      .catch((error: unknown) =>
        ctx.log.warn("the last use of a key was not noted", { keyId: key.id, error: String(error) }),
      );
  }
  return {
    kind: "key",
    id: key.id,
    name: key.name,
    orgId: key.orgId,
    projectId: key.projectId,
    scopes: maker === undefined ? key.scopes : withinRole(key.scopes, maker.data.role),
    userId: key.createdBy,
    role: maker?.data.role ?? null,
  };
}
