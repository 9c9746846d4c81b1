import type { Role } from "@facet/contracts/organisations/role";
import type { ServiceContext } from "../context.ts";

/** As whom the caller manages others: a person's role, or that of who made the key. The machine's owner owns. */
export function actingRole({ principal }: ServiceContext): Role {
  if (principal.kind === "key" && (principal.userId ?? null) === null) return "owner";
  return principal.role ?? "viewer";
}
