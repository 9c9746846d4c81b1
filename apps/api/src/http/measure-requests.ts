import type { Metrics } from "@facet/ports/metrics";
import { createMiddleware } from "hono/factory";
import { routePath } from "hono/route";
import type { ApiEnv } from "./api-app.ts";

const knownMethods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/** Times each request until its answer begins. The route is the pattern that answered, never the path that was asked for. */
export function measureRequests(metrics: Metrics) {
  return createMiddleware<ApiEnv>(async (context, next) => {
    const startedAt = performance.now();
    await next();
    const pattern = routePath(context);
    metrics.observe(
      "facet_http_request_duration_seconds",
      {
        method: knownMethods.includes(context.req.method) ? context.req.method : "other",
        // What only a middleware for everything has seen is no route.
        route: pattern.endsWith("*") ? "none" : pattern,
        status: String(context.res.status),
      },
      (performance.now() - startedAt) / 1000,
    );
  });
}
