import type { Scope } from "@facet/contracts/keys/scope";
import { type Role, roleScopes } from "@facet/contracts/organisations/role";

/** What is left of a key's scopes when its maker has this role: a key may do no more than its maker may now. */
export function withinRole(scopes: readonly Scope[], role: Role): Scope[] {
  const given: readonly Scope[] = roleScopes[role];
  const allowed = (scope: Scope) =>
    given.some((one) => one === scope || one === scope.replace(/:read$/, ":write"));
  const narrowed = scopes.flatMap((scope) => {
    if (allowed(scope)) return [scope];
    const reading = given.find((one) => one === scope.replace(/:write$/, ":read"));
    return reading === undefined ? [] : [reading];
  });
  return [...new Set(narrowed)];
}
