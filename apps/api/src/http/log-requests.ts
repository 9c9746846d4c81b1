import { createMiddleware } from "hono/factory";
import type { ApiEnv } from "./api-app.ts";

/** What is asked many times a second and says nothing when it goes well. */
const frequent = /^\/(v1\/worker|v1\/health|health|api\/blobs)(\/|$)/;

/** One line for each request: what was asked, the answer, the time until it began, and whose job it was about. */
export const logRequests = createMiddleware<ApiEnv>(async (context, next) => {
  const startedAt = performance.now();
  await next();
  const { status } = context.res;
  const { path, method } = context.req;
  const level = status >= 500 ? "warn" : status < 400 && frequent.test(path) ? "debug" : "info";
  const jobId = context.get("jobId") ?? /\/(job_[0-9a-z]+)/.exec(path)?.[1];
  const fineTuneId = /\/(run_[0-9a-z]+)/.exec(path)?.[1];
  const attempt = context.get("attempt");
  context.get("platform").log[level]("request", {
    method,
    path,
    status,
    ms: Math.round(performance.now() - startedAt),
    ...(jobId === undefined ? {} : { jobId }),
    ...(fineTuneId === undefined ? {} : { fineTuneId }),
    ...(attempt === undefined ? {} : { attempt }),
  });
});
