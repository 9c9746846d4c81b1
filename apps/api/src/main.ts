import { openOidc } from "@facet/auth/oidc/open-oidc";
import { productionTimings, scaleTimings } from "@facet/contracts/timings";
import { EnvError } from "@facet/env/env-error";
import { readApiEnv } from "@facet/env/read-api-env";
import { openLog } from "@facet/log/open-log";
import { runMaintenance } from "@facet/services/maintenance/run-maintenance";
import { serve } from "@hono/node-server";
import { createApp } from "./app.ts";
import { compose } from "./compose.ts";
import { createInferenceClient } from "./inference/inference-client.ts";
import { ensureOwner } from "./owner/ensure-owner.ts";
import { ensureSetupToken, forgetSetupToken } from "./owner/ensure-setup-token.ts";

try {
  await start();
} catch (error) {
  const known =
    error instanceof EnvError ||
    (error instanceof Error && /^(StoreUnavailable|RedisUnfit)$/.test(error.name));
  process.stderr.write(`${known ? error.message : ((error as Error).stack ?? String(error))}\n`);
  process.exit(1);
}

async function start(): Promise<void> {
  const { env, warnings } = readApiEnv();
  const log = openLog({ name: "api", level: env.logLevel });
  for (const warning of warnings) log.warn(warning);
  let origin = env.publicOrigin ?? `http://${env.host}:${env.port}`;
  const composed = await compose({
    home: env.home,
    publicOrigin: () => origin,
    log,
    timings: scaleTimings(productionTimings, env.timingScale),
    documents: env.documents,
    identity: env.identity,
    redisUrl: env.redisUrl,
  });
  await ensureOwner(composed.platform, env.home);
  await ensureSetupToken(composed.platform, env.home);
  const app = createApp({
    composed,
    front: {
      // Bytes come from the API's own address, which answers before the dashboard does; people are led to the dashboard.
      publicOrigin: () => env.publicOrigin ?? env.dashboardOrigin ?? origin,
      insecureLan: env.insecureLan,
      oidc: env.oidc === null ? null : openOidc(env.oidc),
      onSetUp: () => forgetSetupToken(env.home),
    },
    inference: createInferenceClient(env.inference),
    runnerToken: env.runnerToken,
    operatorToken: env.operatorToken,
  });

  const closing = new AbortController();
  const maintaining = runMaintenance({ ctx: composed.platform, signal: closing.signal });
  const server = serve(
    { fetch: app.fetch, hostname: env.host, port: env.port, serverOptions: { requestTimeout: 0 } },
    (address) => {
      if (env.publicOrigin === null) origin = `http://${env.host}:${address.port}`;
      log.info("listening", { origin });
      process.send?.({ type: "listening", origin });
    },
  );
  server.on("error", (error: NodeJS.ErrnoException) => {
    const taken = error.code === "EADDRINUSE";
    process.stderr.write(
      taken
        ? `Port ${env.port} on ${env.host} is taken by another program. Set FACET_API_PORT to another port.\n`
        : `The API cannot listen: ${error.message}\n`,
    );
    process.exit(1);
  });

  const close = () => {
    if (closing.signal.aborted) return;
    log.info("closing");
    closing.abort();
    server.close();
    if ("closeAllConnections" in server) server.closeAllConnections();
    void maintaining.then(() => composed.close()).then(() => process.exit(0));
  };
  process.once("SIGTERM", close);
  process.once("SIGINT", close);
  // The supervisor is gone: so is its platform.
  process.once("disconnect", close);
}
