import { z } from "zod";
import { Scope } from "../keys/scope.ts";

export const Role = z
  .enum(["owner", "admin", "developer", "viewer", "billing"])
  .meta({ id: "Role", description: "What a member may do in an organisation." });
export type Role = z.infer<typeof Role>;

const developer: readonly Scope[] = [
  "projects:write",
  "datasets:write",
  "training:write",
  "models:write",
  "inference",
  "secrets:write",
  "keys:write",
  "runners:read",
  "organisation:read",
  "members:read",
  "usage:read",
];

/** The one table of rights: a member's credential has these scopes, read anew on each request. */
export const roleScopes: Readonly<Record<Role, readonly Scope[]>> = {
  owner: Scope.options,
  admin: [...developer, "organisation:write", "members:write"],
  developer,
  viewer: [
    "projects:read",
    "datasets:read",
    "training:read",
    "models:read",
    "runners:read",
    "organisation:read",
    "members:read",
  ],
  billing: ["projects:read", "organisation:read", "members:read", "usage:read"],
};

/** Whether a member of role `actor` may give, change or take away `target`. Owners stand above admins. */
export function mayManageRole(actor: Role, target: Role): boolean {
  return actor === "owner" || (actor === "admin" && target !== "owner");
}
