import { FacetError } from "@facet/contracts/errors/facet-error";
import { bodyLimit } from "hono/body-limit";
import { createMiddleware } from "hono/factory";
import type { ApiEnv } from "./api-app.ts";

/** Refuses bodies of more than so many bytes. One of a stated length is judged by it, unread; one without is counted. */
export function limitBody(maxBytes: number) {
  const refuse = () => {
    throw new FacetError("too_large", `The body is larger than ${maxBytes} bytes.`);
  };
  const count = bodyLimit({ maxSize: maxBytes, onError: refuse });
  return createMiddleware<ApiEnv>(async (context, next) => {
    if (context.req.method === "GET" || context.req.method === "HEAD") return next();
    const stated =
      context.req.header("transfer-encoding") === undefined
        ? context.req.header("content-length")
        : undefined;
    if (stated === undefined) return count(context, next);
    return Number(stated) > maxBytes ? refuse() : next();
  });
}
