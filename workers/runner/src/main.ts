import { hostname } from "node:os";
import { join } from "node:path";
import { productionTimings, scaleTimings } from "@facet/contracts/timings";
import { EnvError } from "@facet/env/env-error";
import { readRunnerEnv } from "@facet/env/read-runner-env";
import { openLog } from "@facet/log/open-log";
import { systemClock } from "@facet/ports/system-clock";
import { chooseEngine, llamaCommand } from "./engine/choose-engine.ts";
import { createGatewayClient } from "./gateway/gateway-client.ts";
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
    gateway: createGatewayClient({ url: env.apiUrl, token: env.token, fetch }),
    orphans: await openOrphanRecord(join(folder, "children")),
    timings: scaleTimings(productionTimings, env.timingScale),
    clock: systemClock,
    log,
  };
  const announcement = {
    name: hostname(),
    lanes: [...env.lanes],
    labels: [...env.labels],
    machine,
    versions: { node: process.versions.node },
  };
  await runHost(host, announcement, closing.signal);
}
