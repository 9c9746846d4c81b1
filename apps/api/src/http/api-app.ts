import type { Platform, ServiceContext } from "@facet/services/context";
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Front } from "./front.ts";

/** What middleware leaves for the routes behind it. */
export interface ApiVariables {
  requestId: string;
  platform: Platform;
  front: Front;
  /** Aborts when this process ends: what is held for a client is let go. */
  closing: AbortSignal;
  /** What the request is about, where its path does not say; for the log. */
  jobId?: string;
  attempt?: number;
  /** Set behind `authenticate`. */
  ctx: ServiceContext;
}

export interface ApiEnv {
  Variables: ApiVariables;
}

export type ApiApp = OpenAPIHono<ApiEnv>;
