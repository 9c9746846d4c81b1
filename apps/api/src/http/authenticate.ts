import { FacetError } from "@facet/contracts/errors/facet-error";
import type { Principal } from "@facet/contracts/keys/principal";
import { authenticateKey } from "@facet/services/auth/authenticate-key";
import { authenticateSession } from "@facet/services/auth/authenticate-session";
import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import type { ApiEnv } from "./api-app.ts";
import { readBearer } from "./read-bearer.ts";
import { refuseCrossOrigin } from "./refuse-cross-origin.ts";
import { readSessionCookie } from "./session-cookie.ts";

/** Finds out who calls, by API key or by session, and leaves the context that every verb takes. */
export const authenticate = createMiddleware<ApiEnv>(async (context, next) => {
  const principal = await identify(context);
  context.set("ctx", { ...context.get("platform"), principal });
  await next();
});

async function identify(context: Context<ApiEnv>): Promise<Principal> {
  const ctx = context.get("platform");
  const orgId = context.req.header("facet-organisation") || undefined;
  const key = readBearer(context);
  if (key !== undefined) {
    const principal = await authenticateKey({ ctx, input: { key } });
    if (orgId === undefined || orgId === principal.orgId) return principal;
    throw new FacetError("not_found", "There is no such organisation.", { param: "Facet-Organisation" });
  }
  const token = readSessionCookie(context);
  if (token === undefined)
    throw new FacetError("unauthenticated", "The request carries neither an API key nor a session.");
  refuseCrossOrigin(context, { cookie: true });
  return authenticateSession({ ctx, input: { token, orgId } });
}
