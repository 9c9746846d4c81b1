import { FacetError } from "@facet/contracts/errors/facet-error";
import { memberPrincipal } from "../auth/member-principal.ts";
import type { ServiceContext } from "../context.ts";

/**
 * The context of the organisation that a path names. A person steps into any of their own; a key stays in its one. What is
 * someone else's answers as what is not there.
 */
export async function enterOrganisation(ctx: ServiceContext, orgId: string): Promise<ServiceContext> {
  const { principal } = ctx;
  if (principal.orgId === orgId) return ctx;
  const { kind, id, name, sessionId } = principal;
  const other =
    kind === "user" && sessionId !== undefined
      ? await memberPrincipal(ctx, { userId: id, name, sessionId }, orgId)
      : undefined;
  if (other === undefined) throw new FacetError("not_found", "There is no such organisation.");
  return { ...ctx, principal: other };
}
