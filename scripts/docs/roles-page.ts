import { Scope } from "../../packages/contracts/src/keys/scope.ts";
import { Role, roleScopes } from "../../packages/contracts/src/organisations/role.ts";

const meanings: Readonly<Record<Role, string>> = {
  owner: "everything, and the only one who makes owners and changes what owners are",
  admin: "everything but that",
  developer: "works: data, training, models, chat, secrets and keys",
  viewer: "looks at projects, data, trainings and models; changes nothing",
  billing: "sees usage and members",
};

/** The one table of rights, written out. */
export function rolesPage(): string {
  const roles = Role.options;
  const holds = (role: Role, scope: Scope) =>
    roleScopes[role].some((one) => one === scope || one === scope.replace(/:read$/, ":write"));
  return [
    "# Roles",
    "A member of an organisation has one role; its scopes are those of every session of that member there, read anew on each request (`packages/contracts/src/organisations/role.ts`).",
    [
      "| role | for whom |",
      "| --- | --- |",
      ...roles.map((role) => `| \`${role}\` | ${meanings[role]} |`),
    ].join("\n"),
    "## Rights",
    "The same scopes that API keys have. A key may do no more than its maker may at the moment it is used.",
    [
      `| scope | ${roles.join(" | ")} |`,
      `| --- |${" --- |".repeat(roles.length)}`,
      ...Scope.options.map(
        (scope) => `| \`${scope}\` | ${roles.map((role) => (holds(role, scope) ? "yes" : "")).join(" | ")} |`,
      ),
    ].join("\n"),
  ].join("\n\n");
}
