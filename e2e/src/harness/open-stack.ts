import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { inheritedEnvironment } from "@facet/env/inherited-environment";
import { readDashboardBuild } from "@facet/env/read-dashboard-build";
import { stateDir } from "@facet/env/state-dir";
import { createFacetClient, type FacetClient } from "@facet/sdk/create-client";

const root = resolve(import.meta.dirname, "../../..");
const token = "0123456789abcdef0123456789abcdef";

/** What the rehearsal engine plays; read by each engine that starts. */
export interface Plan {
  readonly steps?: number;
  readonly stepMs?: number;
  readonly checkpointEvery?: number;
  /** Log lines of a training, before its first step. */
  readonly says?: readonly string[];
  readonly fault?: Readonly<Record<string, unknown>> | null;
}

export interface StackOptions {
  /** `python`: the real engine of this machine, and with it the real model server. */
  readonly engine?: "rehearsal" | "python";
  /**
   * A model server. Beside the rehearsal engine its models say back what they are asked; `wait` in a question holds the
   * answer until it is stopped.
   */
  readonly models?: boolean;
  /** Factor on every wait of the platform: how soon what failed in passing is tried again. */
  readonly timingScale?: number;
}

export interface Stack {
  readonly home: string;
  /** Of the dashboard. */
  readonly origin: string;
  readonly apiUrl: string;
  /** As the machine's owner. */
  readonly facet: FacetClient;
  /** What engines play from now on. */
  play(plan: Plan): void;
  /** A one-time link that signs in the owner, onto a page. */
  signInLink(next?: string): Promise<string>;
  stopApi(): Promise<void>;
  startApi(): Promise<void>;
  close(): Promise<void>;
}

/** API, runner with the rehearsal engine and the built dashboard, as processes of their own with a home of their own. */
export async function openStack(
  first: Plan = { steps: 12, stepMs: 20 },
  { engine = "rehearsal", models = engine === "python", timingScale }: StackOptions = {},
): Promise<Stack> {
  const home = mkdtempSync(join(tmpdir(), "facet-e2e-"));
  if (engine === "python") symlinkSync(join(stateDir(root), "venv"), join(home, "venv"));
  const planFile = join(home, "plan.json");
  const play = (plan: Plan) => writeFileSync(planFile, JSON.stringify(plan));
  play(first);
  const [apiPort, dashboardPort, modelsPort] = [await freePort(), await freePort(), await freePort()];
  const apiUrl = `http://127.0.0.1:${apiPort}`;
  const origin = `http://127.0.0.1:${dashboardPort}`;
  const common = {
    ...inheritedEnvironment(),
    FACET_HOME: home,
    FACET_LOG_LEVEL: "error",
    FACET_RUNNER_TOKEN: token,
    FACET_INFERENCE_TOKEN: token,
    FACET_INFERENCE_URL: `http://127.0.0.1:${modelsPort}`,
    ...(timingScale === undefined ? {} : { FACET_TIMING_SCALE: String(timingScale) }),
  };
  const api = () =>
    listening(
      start("apps/api/src/main.ts", [], {
        ...common,
        FACET_API_PORT: String(apiPort),
        FACET_DASHBOARD_ORIGIN: origin,
      }),
    );
  let apiProcess = await api();
  const dashboard = readDashboardBuild();
  const others = [
    start("workers/runner/src/main.ts", [], {
      ...common,
      FACET_API_URL: apiUrl,
      FACET_ENGINE: engine,
      FACET_REHEARSAL: `@${planFile}`,
      ...(engine === "rehearsal" ? { FACET_THREADS: "1" } : {}),
    }),
    ...(models
      ? [
          await listening(
            start("workers/inference/src/main.ts", [], {
              ...common,
              FACET_API_URL: apiUrl,
              FACET_INFERENCE_PORT: String(modelsPort),
              ...(engine === "rehearsal" ? { FACET_PYTHON: echoPython(home) } : {}),
            }),
          ),
        ]
      : []),
    await listening(
      start("apps/dashboard/serve.ts", [dashboard], {
        ...common,
        NODE_ENV: "production",
        FACET_API_URL: apiUrl,
        FACET_DASHBOARD_PORT: String(dashboardPort),
        FACET_GALLERY: "1",
      }),
    ),
  ];
  const { key } = JSON.parse(readFileSync(join(home, "owner.json"), "utf8")) as { key: string };
  const facet = createFacetClient({ url: apiUrl, apiKey: key });
  return {
    home,
    origin,
    apiUrl,
    facet,
    play,
    async signInLink(next) {
      const { href } = await facet.createSignInLink();
      if (href === null) throw new Error("The API gave no sign-in link.");
      const url = new URL(href);
      if (next !== undefined) url.searchParams.set("next", next);
      return url.href;
    },
    stopApi: () => end(apiProcess),
    async startApi() {
      apiProcess = await api();
    },
    async close() {
      for (const child of [...others, apiProcess]) await end(child);
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** Stands where the engine's Python stands: asked to serve a model it says back what it is asked. */
function echoPython(home: string): string {
  const path = join(home, "echo-python");
  const child = join(root, "workers/inference/src/testing/echo-child.ts");
  const script = `#!/bin/sh\n[ "$3" = serve ] && exec "${process.execPath}" "${child}"\nexit 1\n`;
  writeFileSync(path, script, { mode: 0o755 });
  return path;
}

function start(script: string, args: readonly string[], env: Readonly<Record<string, string>>): ChildProcess {
  return spawn(process.execPath, ["--disable-warning=ExperimentalWarning", join(root, script), ...args], {
    env,
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
}

function listening(child: ChildProcess): Promise<ChildProcess> {
  return new Promise((done, fail) => {
    child.once("exit", (code) =>
      fail(new Error(`${child.spawnargs.at(-1)} ended with ${code} while starting`)),
    );
    child.once("message", () => done(child));
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((done) => child.once("exit", done));
  child.kill("SIGTERM");
  await gone;
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once("error", fail);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => (typeof address === "object" && address !== null ? done(address.port) : fail()));
    });
  });
}
