import { newId } from "@facet/contracts/ids";
import type { Platform } from "@facet/services/context";
import { createMiddleware } from "hono/factory";
import type { ApiEnv } from "./api-app.ts";
import type { Front } from "./front.ts";

/** Gives each request an id that its answer, its log lines and its problem document share. */
export function nameRequest(platform: Platform, front: Front, closing: AbortSignal) {
  return createMiddleware<ApiEnv>(async (context, next) => {
    const requestId = newId("request");
    context.set("requestId", requestId);
    context.set("platform", { ...platform, log: platform.log.child({ requestId }) });
    context.set("front", front);
    context.set("closing", closing);
    // Before the answer is made: a header that comes after makes it a second time.
    context.header("x-request-id", requestId);
    await next();
  });
}
