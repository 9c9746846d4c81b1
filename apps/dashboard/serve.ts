// Serves a build: `node serve.ts <folder>`, the folder as `assemble` (apps/cli) leaves it. Started and watched by `facet up`.
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { EnvError } from "@facet/env/env-error";
import { readDashboardEnv } from "@facet/env/read-dashboard-env";
import { setServerPlace } from "@facet/env/set-server-place";
import { nameCaller } from "./src/server/name-caller.ts";

try {
  await serve();
} catch (error) {
  process.stderr.write(`${error instanceof EnvError ? error.message : String(error)}\n`);
  process.exit(1);
}

async function serve(): Promise<void> {
  const folder = process.argv[2];
  if (folder === undefined) throw new Error("Name the folder of the build.");
  const { env } = readDashboardEnv();
  const origin = `http://${env.host}:${env.port}`;
  // Next's server takes its place from the environment, and would keep the process until every event stream has ended.
  setServerPlace({ host: env.host, port: env.port });
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => process.exit(0));
  // The supervisor is gone: so is its platform.
  process.once("disconnect", () => process.exit(0));
  subscribe("http.server.request.start", (message) => {
    // Safe: what Node documents for this channel.
    nameCaller((message as { request: IncomingMessage }).request);
  });
  await import(pathToFileURL(join(resolve(folder), "apps", "dashboard", "server.js")).href);
  await untilItAnswers(origin);
  process.send?.({ type: "listening", origin });
}

/** Any answer will do: the first page may need the API. */
async function untilItAnswers(origin: string): Promise<void> {
  for (;;) {
    const response = await fetch(`${origin}/icon.svg`).catch(() => undefined);
    await response?.body?.cancel();
    if (response !== undefined) return;
    await pause(50);
  }
}
