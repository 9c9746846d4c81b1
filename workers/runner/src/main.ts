import { hostname } from "node:os";
import { join } from "node:path";
import { productionTimings, scaleTimings } from "@facet/contracts/timings";
import { EnvError } from "@facet/env/env-error";
import { readRunnerEnv } from "@facet/env/read-runner-env";
import { openLog } from "@facet/log/open-log";
import type { Log } from "@facet/ports/log";
import type { Metrics } from "@facet/ports/metrics";
import { systemClock } from "@facet/ports/system-clock";
import type { Tracer } from "@facet/ports/tracer";
import { chooseEngine, llamaCommand } from "./engine/choose-engine.ts";
import { createGatewayClient } from "./gateway/gateway-client.ts";
import { measureFetch } from "./gateway/measure-fetch.ts";
import { detectMachine } from "./host/detect-machine.ts";
import { openOrphanRecord } from "./host/orphans.ts";
import { readHostId } from "./host/read-host-id.ts";
import { runHost } from "./host/run-host.ts";
import { Starved } from "./host/starved.ts";

try {
  await start();
  process.exit(0);
} catch (error) {
  process.stderr.write(
    `${error instanceof EnvError || error instanceof Starved ? error.message : ((error as Error).stack ?? String(error))}\n`,
  );
  process.exit(1);
}

async function start(): Promise<void> {
  const { env, warnings } = readRunnerEnv();
  const log = openLog({ name: "runner", level: env.logLevel });
  for (const warning of warnings) log.warn(warning);
  const hostId = env.hostId ?? (await readHostId(join(env.home, "runner")));
  const folder = join(env.home, "runner", hostId);
  const closing = new AbortController();
  const close = () => closing.abort(new Error("the runner is closing"));
  process.once("SIGTERM", close);
  process.once("SIGINT", close);
  process.once("disconnect", close);

  const timings = scaleTimings(productionTimings, env.timingScale);
  const metrics = env.metricsPort === null ? undefined : await measure(env.metricsHost, env.metricsPort, log);
  const tracer = env.otlpEndpoint === null ? undefined : await trace(env.otlpEndpoint);
  const machine = await detectMachine();
  const host = {
    hostId,
    apiUrl: env.apiUrl,
    folder,
    cacheFolder: join(env.home, "cache"),
    cacheBytes: env.cacheBytes,
    threads: env.threads,
    engine: chooseEngine(env.engine, env.python ?? join(env.home, "venv", "bin", "python")),
    llamaCommand,
    gateway: createGatewayClient({
      url: env.apiUrl,
      token: env.token,
      fetch: metrics === undefined ? fetch : measureFetch(fetch, metrics),
      promptMs: timings.leaseMs / 4,
    }),
    orphans: await openOrphanRecord(join(folder, "children")),
    timings,
    clock: systemClock,
    log,
    ...(metrics === undefined ? {} : { metrics }),
    ...(tracer === undefined ? {} : { tracer }),
  };
  const announcement = {
    name: hostname(),
    lanes: [...env.lanes],
    labels: [...env.labels],
    machine,
    versions: { node: process.versions.node },
  };
  await runHost(host, announcement, closing.signal);
  await tracer?.close();
}

/** Loaded only when somebody wants to measure. */
async function measure(host: string, port: number, log: Log): Promise<Metrics> {
  const { openMeasuring } = await import("@facet/telemetry/open-measuring");
  const { metrics, serve } = openMeasuring({ process: "runner", host, port });
  const figures = await serve(async () => undefined);
  log.info("metrics", { url: `http://${host}:${figures.port}/metrics` });
  return metrics;
}

async function trace(endpoint: string): Promise<Tracer> {
  const { openTracer } = await import("@facet/telemetry/open-tracer");
  return openTracer({ endpoint, service: "facet-runner" });
}
