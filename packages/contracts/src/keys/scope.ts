import { z } from "zod";

/** What a key or a role may do. `write` includes `read` of the same noun. */
export const Scope = z.enum([
  "projects:read",
  "projects:write",
  "datasets:read",
  "datasets:write",
  "training:read",
  "training:write",
  "models:read",
  "models:write",
  "inference",
  "secrets:write",
  "keys:write",
  "runners:read",
  "runners:write",
  "organisation:read",
  "organisation:write",
  "members:read",
  "members:write",
  "usage:read",
]);
export type Scope = z.infer<typeof Scope>;
