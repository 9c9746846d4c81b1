import { organisationWords } from "../../words/organisation.ts";

export type Role = keyof typeof organisationWords.roles;

export const allRoles = Object.keys(organisationWords.roles) as readonly Role[];

/** Whether a member of role `actor` may give, change or take away `target`, as the API decides it. */
export function mayManage(actor: string | null | undefined, target: string): boolean {
  return actor === "owner" || (actor === "admin" && target !== "owner");
}

export function roleChoices(actor: string | null | undefined) {
  return allRoles
    .filter((role) => mayManage(actor, role))
    .map((role) => ({ value: role, label: organisationWords.roles[role].label }));
}
