import type { Health } from "@facet/contracts/health";
import type { Platform } from "@facet/services/context";
import { Hono } from "hono";
import { type CheckQueue, checkParts } from "../health/check-parts.ts";
import type { Readiness } from "../health/readiness.ts";
import type { ApiEnv } from "../http/api-app.ts";
import { refuseOtherMethods } from "../http/refuse-other-methods.ts";
import { version } from "../version.ts";

/**
 * For supervisors and load balancers, without a credential. `/health/live`: this process answers; asks nobody else, so that a
 * store that is away restarts no API. `/health/ready`: requests may be sent here, or why not.
 */
export function readinessRoutes(
  platform: Platform,
  checkQueue: CheckQueue,
  readiness: Readiness,
): Hono<ApiEnv> {
  const startedAt = new Date(platform.clock.now()).toISOString();
  const app = new Hono<ApiEnv>();
  app.get("/live", (context) => {
    context.header("cache-control", "no-store");
    return context.json({ status: "ok", version, startedAt });
  });
  app.get("/ready", async (context) => {
    context.header("cache-control", "no-store");
    const [parts, own] = await Promise.all([checkParts(platform, checkQueue), readiness.check()]);
    const isDown = parts.status === "down" || own.maintenance?.ok === false || own.closing?.ok === false;
    const isDegraded = parts.status === "degraded" || own.disk?.ok === false;
    const health: Health = {
      status: isDown ? "down" : isDegraded ? "degraded" : "ok",
      version,
      startedAt,
      checks: { ...parts.checks, ...own },
    };
    return context.json(health, isDown ? 503 : 200);
  });
  refuseOtherMethods(app);
  return app;
}
