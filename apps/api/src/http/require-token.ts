import { timingSafeEqual } from "node:crypto";
import { FacetError } from "@facet/contracts/errors/facet-error";
import { createMiddleware } from "hono/factory";
import type { ApiEnv } from "./api-app.ts";
import { readBearer } from "./read-bearer.ts";

/** Lets in who knows a token of the platform itself: its runners, its operator. `whose` names it in the refusal. */
export function requireToken(token: string, whose: string) {
  const wanted = Buffer.from(token);
  return createMiddleware<ApiEnv>(async (context, next) => {
    const given = Buffer.from(readBearer(context) ?? "");
    if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) {
      throw new FacetError("unauthenticated", `The ${whose} token is not valid.`, {
        fix: `Use the ${whose} token of this platform.`,
      });
    }
    await next();
  });
}
