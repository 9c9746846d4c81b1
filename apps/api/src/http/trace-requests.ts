import { Traceparent } from "@facet/contracts/tracing/traceparent";
import type { Tracer } from "@facet/ports/tracer";
import { createMiddleware } from "hono/factory";
import { routePath } from "hono/route";
import type { ApiEnv } from "./api-app.ts";

/** Asked so often that they would hide what matters: runners' calls stand in the spans of their attempts. */
const untraced = /^\/(v1\/worker|v1\/health|health|api\/blobs)(\/|$)/;

/** A span for each request, a part of the caller's own trace where it names one. Jobs that it makes carry it on. */
export function traceRequests(tracer: Tracer) {
  return createMiddleware<ApiEnv>(async (context, next) => {
    if (untraced.test(context.req.path)) return next();
    const { method } = context.req;
    const requestId = context.get("requestId");
    const span = tracer.start(method, {
      parent: Traceparent.safeParse(context.req.header("traceparent")).data,
      kind: "server",
      attributes: { "http.request.method": method, "facet.request_id": requestId },
    });
    const platform = context.get("platform");
    const [, traceId] = span.traceparent.split("-");
    const log = platform.log.child({ traceId });
    context.set("platform", { ...platform, log, traceparent: span.traceparent });
    await next();
    const { status } = context.res;
    const route = routePath(context);
    span.end({
      name: `${method} ${route}`,
      attributes: { "http.route": route, "http.response.status_code": status },
      error: status >= 500 ? String(status) : undefined,
    });
  });
}
