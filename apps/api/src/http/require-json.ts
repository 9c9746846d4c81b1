import { FacetError } from "@facet/contracts/errors/facet-error";
import { createMiddleware } from "hono/factory";
import type { ApiEnv } from "./api-app.ts";

/** A body is JSON and says so. An action without a body needs no content type. */
export const requireJson = createMiddleware<ApiEnv>(async (context, next) => {
  const type = context.req.header("content-type");
  const hasBody =
    Number(context.req.header("content-length") ?? 0) > 0 ||
    context.req.header("transfer-encoding") !== undefined;
  if (hasBody && !/^application\/([\w.+-]+\+)?json\b/i.test(type ?? "")) {
    throw new FacetError("unsupported_media_type", `The body is ${type ?? "of no stated type"}.`);
  }
  await next();
});
