import type { Principal } from "@facet/contracts/keys/principal";
import { Scope } from "@facet/contracts/keys/scope";
import { authenticateKey } from "@facet/services/auth/authenticate-key";
import { ensureLocalOrganisation } from "@facet/services/auth/ensure-local-organisation";
import type { Platform } from "@facet/services/context";
import { createApiKey } from "@facet/services/keys/create-api-key";
import { revokeApiKey } from "@facet/services/keys/revoke-api-key";
import { z } from "zod";
import { ownerFile, readSmallFile, writeSmallFile } from "./small-files.ts";

const Owner = z.object({ key: z.string() });
const name = "local owner";

/**
 * The first start makes an organisation and a key for whoever runs it here: no default password exists. A key that was
 * lost, was revoked or may not do all there is today is replaced by a new one of the same organisation.
 */
export async function ensureOwner(platform: Platform, home: string): Promise<void> {
  const known = await readSmallFile(ownerFile(home), Owner);
  const before =
    known === undefined
      ? undefined
      : await authenticateKey({ ctx: platform, input: { key: known.key } }).catch(() => undefined);
  const { localOrgId } = await ensureLocalOrganisation({ ctx: platform, input: { known: before?.orgId } });
  const scopes = [...Scope.options];
  const enough = before !== undefined && scopes.every((scope) => before.scopes.includes(scope));
  if (enough && before.orgId === localOrgId) return;

  const principal: Principal = {
    kind: "user",
    id: "usr_local",
    name,
    orgId: localOrgId,
    projectId: null,
    scopes,
  };
  const ctx = { ...platform, principal };
  const { secret } = await createApiKey({ ctx, input: { name, scopes, projectId: null, expiresAt: null } });
  await writeSmallFile(ownerFile(home), { organisationId: localOrgId, key: secret });
  if (before !== undefined && before.orgId === localOrgId)
    await revokeApiKey({ ctx, input: { id: before.id } });
}
