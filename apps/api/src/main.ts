import type { AddressInfo } from "node:net";
import { openOidc } from "@facet/auth/oidc/open-oidc";
import { productionTimings, scaleTimings } from "@facet/contracts/timings";
import { moveIn } from "@facet/disk/move-in";
import { EnvError } from "@facet/env/env-error";
import { readApiEnv } from "@facet/env/read-api-env";
import { openLog } from "@facet/log/open-log";
import { closeServer } from "@facet/net/close-server";
import { runMaintenance } from "@facet/services/maintenance/run-maintenance";
import { createApp } from "./app.ts";
import { homeParts } from "./backup/home-parts.ts";
import { compose } from "./compose.ts";
import { openReadiness } from "./health/readiness.ts";
import { openServer } from "./http/open-server.ts";
import { createInferenceClient } from "./inference/inference-client.ts";
import { measurePlatform } from "./metrics/measure-platform.ts";
import { ensureOwner } from "./owner/ensure-owner.ts";
import { ensureSetupToken, forgetSetupToken } from "./owner/ensure-setup-token.ts";

/** Requests that are being answered have so long to end once this process is told to. */
const closeMs = 10_000;

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
  await moveIn(homeParts(env.home).verified, env.home);
  let origin = env.publicOrigin ?? `http://${env.host}:${env.port}`;
  const { metricsHost: host, metricsPort } = env;
  const measuring = metricsPort === null ? null : await measure(host, metricsPort);
  const composed = await compose({
    home: env.home,
    publicOrigin: () => origin,
    log,
    timings: scaleTimings(productionTimings, env.timingScale),
    documents: env.documents,
    identity: env.identity,
    redisUrl: env.redisUrl,
    metrics: measuring?.metrics,
    tracer: env.otlpEndpoint === null ? undefined : await trace(env.otlpEndpoint),
  });
  await ensureOwner(composed.platform, env.home);
  await ensureSetupToken(composed.platform, env.home);
  const { clock, timings } = composed.platform;
  const readiness = openReadiness({ home: env.home, clock, timings });
  const app = createApp({
    composed,
    readiness,
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

  const figures = await measuring?.serve(() =>
    measurePlatform({
      platform: composed.platform,
      metrics: measuring.metrics,
      home: env.home,
      maintenanceAgeMs: () => readiness.roundAgeMs(),
    }),
  );
  if (figures !== undefined) log.info("metrics", { url: `http://${host}:${figures.port}/metrics` });

  const closing = new AbortController();
  const maintaining = runMaintenance({
    ctx: composed.platform,
    signal: closing.signal,
    onRound: () => readiness.roundEnded(),
  });
  const server = openServer(app.fetch, { log, bodyStallMs: timings.bodyStallMs });
  server.listen(env.port, env.host, () => {
    const { port } = server.address() as AddressInfo;
    if (env.publicOrigin === null) origin = `http://${env.host}:${port}`;
    log.info("listening", { origin });
    process.send?.({ type: "listening", origin });
  });
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
    readiness.close();
    closing.abort();
    void Promise.all([closeServer(server, closeMs), maintaining])
      .then(async ([isQuiet]) => {
        if (!isQuiet) log.warn("requests were cut off", { afterMs: closeMs });
        await figures?.close();
        await composed.close();
        log.info("closed");
      })
      .then(
        () => process.exit(0),
        (error: unknown) => {
          log.error("closing failed", { error: String(error) });
          process.exit(1);
        },
      );
  };
  process.once("SIGTERM", close);
  process.once("SIGINT", close);
  // The supervisor is gone: so is its platform.
  process.once("disconnect", close);
}

/** Loaded only when somebody wants to measure. */
async function measure(host: string, port: number) {
  const { openMeasuring } = await import("@facet/telemetry/open-measuring");
  return openMeasuring({ process: "api", host, port });
}

async function trace(endpoint: string) {
  const { openTracer } = await import("@facet/telemetry/open-tracer");
  return openTracer({ endpoint, service: "facet-api" });
}
