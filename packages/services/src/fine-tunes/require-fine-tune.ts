import { FacetError } from "@facet/contracts/errors/facet-error";
import type { Scope } from "@facet/contracts/keys/scope";
import type { Reader } from "@facet/ports/documents";
import { authorise, type ServiceContext } from "../context.ts";
import { fineTunes, type StoredFineTune } from "../data/collections/fine-tunes.ts";

/** The caller's fine-tune, or `not_found`. */
export async function requireFineTune(
  ctx: ServiceContext,
  reader: Reader,
  id: string,
  scope: Scope,
): Promise<StoredFineTune> {
  authorise(ctx, scope);
  const found = await reader.get(fineTunes, id);
  if (found === undefined) throw new FacetError("not_found", "There is no such fine-tune.");
  authorise(ctx, scope, found.data.projectId);
  return found.data;
}
