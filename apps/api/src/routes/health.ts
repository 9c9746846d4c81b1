import type { Health } from "@facet/contracts/health";
import type { Platform } from "@facet/services/context";
import { Hono } from "hono";
import type { ApiEnv } from "../http/api-app.ts";
import { version } from "../version.ts";

type Check = Health["checks"][string];

/** `/v1/health` answers without a credential, for load balancers and for `facet up`; `/v1/signing-keys` so that anyone can verify. */
export function healthRoutes(platform: Platform, checkQueue: (() => Promise<void>) | null): Hono<ApiEnv> {
  const startedAt = new Date(platform.clock.now()).toISOString();
  const app = new Hono<ApiEnv>();

  app.get("/health", async (context) => {
    const checks = {
      documents: await ask(() => platform.documents.check()),
      blobs: await ask(() => platform.blobs.check()),
      identity: await ask(() => platform.identity.check()),
    };
    const ok = Object.values(checks).every((check) => check.ok);
    const wakeUps = checkQueue === null ? null : await askQueue(checkQueue, platform.timings.relayMs);
    const health: Health = {
      // Without wake-ups everything is accepted and done, only later: no reason to send requests elsewhere.
      status: ok ? (wakeUps?.ok === false ? "degraded" : "ok") : "down",
      version,
      startedAt,
      checks: { ...checks, ...(wakeUps === null ? {} : { wakeUps }) },
    };
    return context.json(health, ok ? 200 : 503);
  });
  app.get("/signing-keys", (context) =>
    context.json({
      data: [{ keyId: platform.signer.keyId, algorithm: "ed25519", publicKey: platform.signer.publicKey }],
    }),
  );
  return app;
}

async function askQueue(check: () => Promise<void>, relayMs: number): Promise<Check> {
  const { ok } = await ask(check);
  if (ok) return { ok, detail: "Redis answers" };
  const seconds = Math.ceil(relayMs / 1000);
  const unit = seconds === 1 ? "second" : "seconds";
  return {
    ok,
    detail: `starting is delayed by up to ${seconds} ${unit}: Redis does not answer or cannot be used`,
  };
}

async function ask(check: () => Promise<void>): Promise<Check> {
  try {
    await check();
    return { ok: true, detail: "answers" };
  } catch (error) {
    return { ok: false, detail: error instanceof Error ? error.name : "unknown" };
  }
}
