import type { Health } from "@facet/contracts/health";
import type { Platform } from "@facet/services/context";
import { Hono } from "hono";
import type { ApiEnv } from "../http/api-app.ts";
import { version } from "../version.ts";

type Check = Health["checks"][string];

/** `/v1/health` answers without a credential, for load balancers and for `facet up`; `/v1/signing-keys` so that anyone can verify. */
export function healthRoutes(platform: Platform): Hono<ApiEnv> {
  const startedAt = new Date(platform.clock.now()).toISOString();
  const app = new Hono<ApiEnv>();

  app.get("/health", async (context) => {
    const checks = {
      documents: await ask(() => platform.documents.check()),
      blobs: await ask(() => platform.blobs.check()),
      identity: await ask(() => platform.identity.check()),
    };
    const ok = Object.values(checks).every((check) => check.ok);
    const health: Health = { status: ok ? "ok" : "down", version, startedAt, checks };
    return context.json(health, ok ? 200 : 503);
  });
  app.get("/signing-keys", (context) =>
    context.json({
      data: [{ keyId: platform.signer.keyId, algorithm: "ed25519", publicKey: platform.signer.publicKey }],
    }),
  );
  return app;
}

async function ask(check: () => Promise<void>): Promise<Check> {
  try {
    await check();
    return { ok: true, detail: "answers" };
  } catch (error) {
    return { ok: false, detail: error instanceof Error ? error.name : "unknown" };
  }
}
