import { OpenAPIHono } from "@hono/zod-openapi";
import type { ApiApp, ApiEnv } from "./api-app.ts";
import { refuseInvalid } from "./refuse-invalid.ts";

/** An app whose routes refuse what does not fit their schemas in our words. */
export function createApiApp(): ApiApp {
  return new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid });
}
