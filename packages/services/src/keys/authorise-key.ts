import { FacetError } from "@facet/contracts/errors/facet-error";
import type { ApiKey } from "@facet/contracts/keys/api-key";
import { authorise, type ServiceContext } from "../context.ts";

/** A key can do no more than its maker: refuses scopes and projects that the caller does not have. */
export function authoriseKey(
  ctx: ServiceContext,
  { scopes, projectId }: Pick<ApiKey, "scopes" | "projectId">,
): void {
  authorise(ctx, "keys:write", projectId ?? undefined);
  for (const scope of scopes) authorise(ctx, scope, projectId ?? undefined);
  if (projectId === null && ctx.principal.projectId !== null) {
    throw new FacetError("forbidden", "A key of one project cannot make a key for all of them.", {
      param: "/projectId",
    });
  }
}
