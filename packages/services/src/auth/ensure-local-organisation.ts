import type { Platform } from "../context.ts";
import { type Installation, installation, installationId } from "../data/collections/installation.ts";
import { organisationIndex } from "../data/collections/organisation-index.ts";
import { organisations } from "../data/collections/organisations.ts";
import { commit } from "../data/commit.ts";
import { systemContext } from "../data/system-context.ts";
import { tenantContext } from "../data/tenant-context.ts";
import { createOrganisation } from "../organisations/create-organisation.ts";

const localName = "Local";
const mostLookedAt = 500;

/**
 * The organisation of whoever runs this machine, made once. A store from before this was noted has it already: the one
 * that a working owner's key names, else the oldest of that name.
 */
export async function ensureLocalOrganisation({
  ctx,
  input,
}: {
  ctx: Platform;
  input: { known: string | undefined };
}): Promise<Installation> {
  const system = systemContext("auth");
  const noted = await ctx.documents.bind(system).get(installation, installationId);
  if (noted !== undefined) return noted.data;
  const localOrgId =
    input.known ??
    (await findLocal(ctx)) ??
    (await createOrganisation({ ctx, input: { name: localName } })).id;
  return commit(ctx, system, async (work) => {
    const before = await work.get(installation, installationId);
    if (before !== undefined) return before.data;
    const made: Installation = { localOrgId, localOwnerId: null, createdAt: work.now };
    work.create(installation, installationId, made);
    return made;
  });
}

async function findLocal(ctx: Platform): Promise<string | undefined> {
  const entries = await ctx.documents
    .bind(systemContext("auth"))
    .query(organisationIndex, "all", { limit: mostLookedAt });
  const oldestFirst = entries.toSorted((a, b) => (a.data.createdAt < b.data.createdAt ? -1 : 1));
  for (const { data } of oldestFirst) {
    const found = await ctx.documents.bind(tenantContext(data.orgId)).get(organisations, data.orgId);
    if (found?.data.name === localName) return data.orgId;
  }
  return undefined;
}
