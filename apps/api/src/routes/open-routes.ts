import type { ApiApp } from "../http/api-app.ts";
import { authRoutes } from "./auth.ts";
import { invitationRoutes } from "./invitations.ts";

/** Every route of the public API that asks for no credential, in the order of its document. */
export function bindOpenRoutes(app: ApiApp): void {
  authRoutes(app);
  invitationRoutes(app);
}
