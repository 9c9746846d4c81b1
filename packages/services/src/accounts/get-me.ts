import type { Me } from "@facet/contracts/accounts/me";
import { findAccount } from "../auth/read-account.ts";
import type { ServiceContext } from "../context.ts";
import { organisations } from "../data/collections/organisations.ts";
import { tenantContext } from "../data/tenant-context.ts";
import { listOrganisations } from "../organisations/list-organisations.ts";
import { viewUser } from "./view-user.ts";

/** Who calls, where, and with which rights. */
export async function getMe({ ctx }: { ctx: ServiceContext }): Promise<Me> {
  const { principal } = ctx;
  const found = await ctx.documents.bind(tenantContext(principal.orgId)).get(organisations, principal.orgId);
  const user = principal.kind === "user" ? await ctx.identity.getUser(principal.id) : undefined;
  return {
    ...principal,
    role: principal.role ?? null,
    user: user === undefined ? null : viewUser(user, await findAccount(ctx, user.id)),
    organisation: found?.data ?? null,
    organisations: await listOrganisations({ ctx }),
  };
}
