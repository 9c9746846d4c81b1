import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { inheritedEnvironment } from "@facet/env/inherited-environment";
import { readBrowserTestEnv } from "@facet/env/read-browser-test-env";
import { createFacetClient, type FacetClient } from "@facet/sdk/create-client";

const root = resolve(import.meta.dirname, "../../..");
const token = "0123456789abcdef0123456789abcdef";

/** What the rehearsal engine plays; read by each engine that starts. */
export interface Plan {
  readonly steps?: number;
  readonly stepMs?: number;
  readonly checkpointEvery?: number;
  readonly fault?: Readonly<Record<string, unknown>> | null;
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
export async function openStack(first: Plan = { steps: 12, stepMs: 20 }): Promise<Stack> {
  const home = mkdtempSync(join(tmpdir(), "facet-e2e-"));
  const planFile = join(home, "plan.json");
  const play = (plan: Plan) => writeFileSync(planFile, JSON.stringify(plan));
  play(first);
  const [apiPort, dashboardPort] = [await freePort(), await freePort()];
  const apiUrl = `http://127.0.0.1:${apiPort}`;
  const origin = `http://127.0.0.1:${dashboardPort}`;
  const common = {
    ...inheritedEnvironment(),
    FACET_HOME: home,
    FACET_LOG_LEVEL: "error",
    FACET_RUNNER_TOKEN: token,
    FACET_INFERENCE_TOKEN: token,
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
  const { dashboard } = readBrowserTestEnv();
  const others = [
    start("workers/runner/src/main.ts", [], {
      ...common,
      FACET_API_URL: apiUrl,
      FACET_ENGINE: "rehearsal",
      FACET_REHEARSAL: `@${planFile}`,
      FACET_THREADS: "1",
    }),
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
