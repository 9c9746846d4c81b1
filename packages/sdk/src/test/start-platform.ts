import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { inheritedEnvironment } from "@facet/env/inherited-environment";
import { createFacetClient, type FacetClient } from "../create-client.ts";

export interface TestPlatform {
  readonly home: string;
  readonly url: string;
  readonly key: string;
  readonly facet: FacetClient;
  /** What the rehearsal engine plays from the next job on. */
  play(plan: object): void;
  stop(): Promise<void>;
}

const root = resolve(import.meta.dirname, "../../../..");
const token = "0123456789abcdef0123456789abcdef";

interface StartOptions {
  /** With a runner whose engine only rehearses: the whole job path in seconds. */
  readonly runner?: boolean;
  /** Python with the engine's packages: the runner works with the real engine. */
  readonly python?: string;
}

const shortPlan = { steps: 12, stepMs: 5 };

/** The real API as a process of its own, with a home of its own. */
export async function startPlatform({ runner = false, python }: StartOptions = {}): Promise<TestPlatform> {
  const home = mkdtempSync(join(tmpdir(), "facet-sdk-"));
  const common = {
    ...inheritedEnvironment(),
    FACET_HOME: home,
    FACET_LOG_LEVEL: "error",
    FACET_RUNNER_TOKEN: token,
  };
  const api = start("apps/api/src/main.ts", { ...common, FACET_API_PORT: "0", FACET_INFERENCE_TOKEN: token });
  const url = await listening(api);
  const planFile = join(home, "rehearsal.json");
  const play = (plan: object) => writeFileSync(planFile, JSON.stringify({ ...shortPlan, ...plan }));
  play({});
  const engine =
    python === undefined
      ? { FACET_ENGINE: "rehearsal", FACET_REHEARSAL: `@${planFile}` }
      : { FACET_ENGINE: "python", FACET_PYTHON: python, FACET_THREADS: "1" };
  const working = { FACET_API_URL: url, ...engine };
  const processes = runner ? [start("workers/runner/src/main.ts", { ...common, ...working }), api] : [api];
  const { key } = JSON.parse(readFileSync(join(home, "owner.json"), "utf8")) as { key: string };
  return {
    home,
    url,
    key,
    facet: createFacetClient({ url, apiKey: key }),
    play,
    async stop() {
      for (const process of processes) await end(process);
      rmSync(home, { recursive: true, force: true });
    },
  };
}

function start(script: string, env: NodeJS.ProcessEnv): ChildProcess {
  return spawn(process.execPath, ["--disable-warning=ExperimentalWarning", join(root, script)], {
    env,
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
}

function listening(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`the API ended with ${code} before it listened`)));
    child.on("message", (message) => {
      if (typeof message === "object" && message !== null && "origin" in message)
        resolve(String(message.origin));
    });
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await gone;
}
