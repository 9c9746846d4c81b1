import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { ApiEnv } from "./api-app.ts";
import { describeError } from "./describe-error.ts";
import { toProblem } from "./to-problem.ts";

/** The one place where errors become answers. Causes go to the log, never to the caller. */
export function answerErrors(error: unknown, context: Context<ApiEnv>): Response {
  const request = { id: context.get("requestId"), path: context.req.path };
  const { problem, known } = toProblem(error, request);
  if (problem.status >= 500) {
    const cause = known.cause ?? error;
    context.get("platform").log.error("request failed", {
      requestId: request.id,
      path: request.path,
      code: known.code,
      error: describeError(cause),
    });
  }
  context.header("content-type", "application/problem+json");
  if (known.retryAfterMs !== undefined)
    context.header("retry-after", String(Math.ceil(known.retryAfterMs / 1000)));
  if (problem.status === 401) context.header("www-authenticate", "Bearer");
  return context.body(JSON.stringify(problem), problem.status as ContentfulStatusCode);
}
