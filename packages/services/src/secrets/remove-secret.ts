import { FacetError } from "@facet/contracts/errors/facet-error";
import { authorise, type ServiceContext } from "../context.ts";
import { secrets } from "../data/collections/secrets.ts";
import { commit } from "../data/commit.ts";
import { tenantContext } from "../data/tenant-context.ts";

export async function removeSecret({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { id: string };
}): Promise<void> {
  authorise(ctx, "secrets:write");
  await commit(ctx, tenantContext(ctx.principal.orgId), async (work) => {
    if ((await work.get(secrets, input.id)) === undefined)
      throw new FacetError("not_found", "There is no such secret.");
    work.remove(secrets, input.id);
  });
}
