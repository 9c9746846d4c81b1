import { timingSafeEqual } from "node:crypto";
import { FacetError } from "@facet/contracts/errors/facet-error";
import { createMiddleware } from "hono/factory";
import type { ApiEnv } from "./api-app.ts";
import { readBearer } from "./read-bearer.ts";

/** Lets runners in, and only runners. */
export function authenticateRunner(runnerToken: string) {
  const wanted = Buffer.from(runnerToken);
  return createMiddleware<ApiEnv>(async (context, next) => {
    const given = Buffer.from(readBearer(context) ?? "");
    if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) {
      throw new FacetError("unauthenticated", "The runner token is not valid.", { fix: "Start the runner with the token of this platform." });
    }
    await next();
  });
}
