import type { Health } from "@facet/contracts/health";
import type { Platform } from "@facet/services/context";
import { Hono } from "hono";
import { type CheckQueue, checkParts } from "../health/check-parts.ts";
import type { ApiEnv } from "../http/api-app.ts";
import { refuseOtherMethods } from "../http/refuse-other-methods.ts";
import { version } from "../version.ts";

/** `/v1/health` answers without a credential, for load balancers and for `facet up`; `/v1/signing-keys` so that anyone can verify. */
export function healthRoutes(platform: Platform, checkQueue: CheckQueue): Hono<ApiEnv> {
  const startedAt = new Date(platform.clock.now()).toISOString();
  const app = new Hono<ApiEnv>();

  app.get("/health", async (context) => {
    const { status, checks } = await checkParts(platform, checkQueue);
    const health: Health = { status, version, startedAt, checks };
    return context.json(health, status === "down" ? 503 : 200);
  });
  app.get("/signing-keys", (context) =>
    context.json({
      data: [{ keyId: platform.signer.keyId, algorithm: "ed25519", publicKey: platform.signer.publicKey }],
    }),
  );
  refuseOtherMethods(app);
  return app;
}
