import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { readPorts } from "@facet/env/read-ports";
import { wholeEnvironment } from "@facet/env/whole-environment";
import { repositoryRoot } from "../repository-root.ts";
import { ensureRedis } from "../setup/ensure-redis.ts";
import { SetupError } from "../setup/setup-error.ts";
import { ensureToken } from "./ensure-token.ts";
import { freePort } from "./free-port.ts";
import { platformFiles } from "./platform-files.ts";
import { type LocalRedis, startRedis } from "./start-redis.ts";
import { superviseProcess } from "./supervised-process.ts";
import { watchLiveness } from "./watch-liveness.ts";

export interface RunningPlatform {
  readonly apiUrl: string;
  readonly inferenceUrl: string;
  /** Where the dashboard belongs; null without one. */
  readonly dashboardPort: number | null;
  /** Null: none was asked for. */
  readonly redisPort: number | null;
  stop(): Promise<void>;
}

interface StartPlatform {
  readonly home: string;
  readonly withDashboard: boolean;
  readonly withRedis: boolean;
  readonly report: (line: string) => void;
  readonly onTrouble: (line: string) => void;
}

/** Starts API, model server and runner as processes of this one, and answers once the API does. */
export async function startPlatform({
  home,
  withDashboard,
  withRedis,
  report,
  onTrouble,
}: StartPlatform): Promise<RunningPlatform> {
  const files = platformFiles(home);
  const ports = readPorts();
  const runnerToken = await ensureToken(files.token("runner"));
  const operatorToken = await ensureToken(files.token("operator"));
  const inferenceToken = await ensureToken(files.token("inference"));
  // A port the person named is theirs to free; one of ours gives way.
  const apiPort = wholeEnvironment().FACET_API_PORT === undefined ? await freePort(ports.api) : ports.api;
  const inferencePort = await freePort(ports.inference);
  const dashboardPort = withDashboard ? await freePort(ports.dashboard) : null;
  const inferenceUrl = `http://127.0.0.1:${inferencePort}`;
  const common = { ...wholeEnvironment(), FACET_HOME: home };
  const script = (path: string) => join(repositoryRoot, path);
  const redis = withRedis ? await openRedis({ home, report, onTrouble }) : null;

  const api = superviseProcess(
    {
      name: "api",
      script: script("apps/api/src/main.ts"),
      logFile: files.log("api"),
      env: {
        ...common,
        FACET_API_PORT: String(apiPort),
        FACET_RUNNER_TOKEN: runnerToken,
        FACET_OPERATOR_TOKEN: operatorToken,
        ...(dashboardPort === null ? {} : { FACET_DASHBOARD_ORIGIN: `http://127.0.0.1:${dashboardPort}` }),
        FACET_INFERENCE_URL: inferenceUrl,
        FACET_INFERENCE_TOKEN: inferenceToken,
        ...(redis === null ? {} : { REDIS_URL: redis.url }),
      },
    },
    onTrouble,
  );
  const apiUrl = await api.ready.catch(async (error: unknown) => {
    await api.stop();
    await redis?.stop();
    throw new SetupError(
      error instanceof Error ? error.message : String(error),
      `Read the last lines of ${files.log("api")}: they say why.`,
    );
  });
  const workers = [
    superviseProcess(
      {
        name: "inference",
        script: script("workers/inference/src/main.ts"),
        logFile: files.log("inference"),
        env: {
          ...common,
          FACET_API_URL: apiUrl,
          FACET_INFERENCE_PORT: String(inferencePort),
          FACET_INFERENCE_TOKEN: inferenceToken,
          FACET_THREADS: undefined,
          REDIS_URL: undefined,
        },
      },
      onTrouble,
    ),
    superviseProcess(
      {
        name: "runner",
        script: script("workers/runner/src/main.ts"),
        logFile: files.log("runner"),
        // Only the API speaks to Redis.
        env: { ...common, FACET_API_URL: apiUrl, FACET_RUNNER_TOKEN: runnerToken, REDIS_URL: undefined },
      },
      onTrouble,
    ),
  ];
  await waitForHealth(apiUrl);
  const liveness = watchLiveness({
    url: `${apiUrl}/health/live`,
    onDead(seconds) {
      onTrouble(`api has not answered for ${seconds} s and is started anew`);
      api.kill();
    },
  });
  return {
    apiUrl,
    inferenceUrl,
    dashboardPort,
    redisPort: redis?.port ?? null,
    async stop() {
      liveness.stop();
      // Workers first: a runner then still has someone to hand its checkpoint to.
      await Promise.all(workers.map((worker) => worker.stop()));
      await api.stop();
      await redis?.stop();
    },
  };
}

async function openRedis({
  home,
  report,
  onTrouble,
}: Pick<StartPlatform, "home" | "report" | "onTrouble">): Promise<LocalRedis> {
  const { REDIS_URL, ...env } = wholeEnvironment();
  if (REDIS_URL !== undefined && REDIS_URL !== "") {
    throw new SetupError(
      "REDIS_URL names a Redis already, and --redis starts another",
      "Unset REDIS_URL, or start without --redis.",
    );
  }
  return startRedis({ home, program: await ensureRedis({ stateDir: home, report }), env, onTrouble });
}

const healthTries = 100;

async function waitForHealth(apiUrl: string): Promise<void> {
  for (let tries = 0; tries < healthTries; tries += 1) {
    const response = await fetch(`${apiUrl}/health/ready`).catch(() => undefined);
    if (response?.ok) return;
    await pause(50);
  }
  throw new SetupError(`the API at ${apiUrl} does not become healthy`, "Run ./facet logs api to see why.");
}
