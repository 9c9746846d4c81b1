import { FacetError } from "@facet/contracts/errors/facet-error";
import type { Reader } from "@facet/ports/documents";
import { authorise, type ServiceContext } from "../context.ts";
import { installation, installationId } from "../data/collections/installation.ts";
import { runners, type StoredRunner } from "../data/collections/runners.ts";

/**
 * A runner that the caller may tell what to do. Runners work for every organisation, so they belong to the one that runs
 * this platform; to the owners of others they are `not_found`.
 */
export async function requireOperatedRunner(
  ctx: ServiceContext,
  reader: Reader,
  id: string,
): Promise<StoredRunner> {
  authorise(ctx, "runners:write");
  const home = (await reader.get(installation, installationId))?.data;
  const found = (await reader.get(runners, id))?.data;
  if (found === undefined || home?.localOrgId !== ctx.principal.orgId)
    throw new FacetError("not_found", "There is no such runner, or it is not yours to operate.");
  return found;
}
