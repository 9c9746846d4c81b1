import type { Platform } from "../context.ts";
import { installation, installationId } from "../data/collections/installation.ts";
import { members } from "../data/collections/members.ts";
import { systemContext } from "../data/system-context.ts";
import { tenantContext } from "../data/tenant-context.ts";

/** Whether nobody has an account here yet. */
export async function needsSetup(ctx: Platform): Promise<boolean> {
  const found = await ctx.documents.bind(systemContext("auth")).get(installation, installationId);
  if (found === undefined) return true;
  if (found.data.localOwnerId !== null) return false;
  const some = await ctx.documents
    .bind(tenantContext(found.data.localOrgId))
    .query(members, "all", { limit: 1 });
  return some.length === 0;
}
