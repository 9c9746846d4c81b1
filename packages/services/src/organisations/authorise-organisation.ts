import { FacetError } from "@facet/contracts/errors/facet-error";
import type { Scope } from "@facet/contracts/keys/scope";
import { authorise, type ServiceContext } from "../context.ts";

/** As `authorise`, for what concerns the organisation as a whole: no key of one project may do it. */
export function authoriseOrganisation(ctx: ServiceContext, scope: Scope): void {
  authorise(ctx, scope);
  if (ctx.principal.projectId !== null)
    throw new FacetError("forbidden", "A key of one project has no say in the organisation.");
}
