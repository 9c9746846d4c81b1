import type { Platform, ServiceContext } from "@facet/services/context";
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Front } from "./front.ts";

/** What middleware leaves for the routes behind it. */
export interface ApiVariables {
  requestId: string;
  platform: Platform;
  front: Front;
  /** Set behind `authenticate`. */
  ctx: ServiceContext;
}

export interface ApiEnv {
  Variables: ApiVariables;
}

export type ApiApp = OpenAPIHono<ApiEnv>;
