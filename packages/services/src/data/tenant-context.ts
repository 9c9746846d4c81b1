import type { TenantContext } from "@facet/ports/documents";

/** The one way to reach an organisation's documents. */
export function tenantContext(orgId: string): TenantContext {
  if (orgId === "") throw new TypeError("a tenant context needs an organisation");
  return { kind: "tenant", orgId };
}
