import { FacetError } from "@facet/contracts/errors/facet-error";
import { authenticateKey } from "@facet/services/auth/authenticate-key";
import { createMiddleware } from "hono/factory";
import type { ApiEnv } from "./api-app.ts";
import { readBearer } from "./read-bearer.ts";

/** Finds out who calls, and leaves the context that every verb takes. */
export const authenticate = createMiddleware<ApiEnv>(async (context, next) => {
  const platform = context.get("platform");
  const key = readBearer(context);
  if (key === undefined) throw new FacetError("unauthenticated", "The request carries no API key.");
  const principal = await authenticateKey({ ctx: platform, input: { key } });
  context.set("ctx", { ...platform, principal });
  await next();
});
