import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inheritedEnvironment } from "@facet/env/inherited-environment";
import type { z } from "zod";
import { ensureToken } from "../local/ensure-token.ts";
import { platformFiles } from "../local/platform-files.ts";
import { type SupervisedProcess, superviseProcess } from "../local/supervised-process.ts";
import { repositoryRoot } from "../repository-root.ts";

export interface BenchPlatform {
  /** Its folder; gone after `close`. */
  readonly home: string;
  readonly api: SupervisedProcess;
  readonly apiUrl: string;
  readonly key: string;
  /** What lets a runner in. */
  readonly runnerToken: string;
  get<Schema extends z.ZodType>(path: string, schema: Schema): Promise<z.infer<Schema>>;
  post<Schema extends z.ZodType>(path: string, body: unknown, schema: Schema): Promise<z.infer<Schema>>;
  /** `settings`: environment variables that name its engine. */
  startRunner(settings: Readonly<Record<string, string>>): SupervisedProcess;
  close(): Promise<void>;
}

/** An API process with a home and a port of its own, and runners when asked for. `prepare` furnishes the home before. */
export async function openBenchPlatform(
  onTrouble: (line: string) => void,
  prepare: (home: string) => Promise<void> = () => Promise.resolve(),
): Promise<BenchPlatform> {
  const home = await mkdtemp(join(tmpdir(), "facet-bench-"));
  await prepare(home);
  const files = platformFiles(home);
  const [runnerToken, inferenceToken] = [
    await ensureToken(files.token("runner")),
    await ensureToken(files.token("inference")),
  ];
  const common = {
    ...inheritedEnvironment(),
    FACET_HOME: home,
    FACET_RUNNER_TOKEN: runnerToken,
    FACET_INFERENCE_TOKEN: inferenceToken,
    FACET_LOG_LEVEL: "warn",
  };
  const start = (name: string, script: string, env: Record<string, string>) =>
    superviseProcess(
      { name, script: join(repositoryRoot, script), logFile: files.log(name), env: { ...common, ...env } },
      onTrouble,
    );

  const api = start("api", "apps/api/src/main.ts", { FACET_API_PORT: "0" });
  const apiUrl = await api.ready;
  const { key } = JSON.parse(await readFile(join(home, "owner.json"), "utf8")) as { key: string };
  const started = [api];

  async function call<Schema extends z.ZodType>(
    method: string,
    path: string,
    body: unknown,
    schema: Schema,
  ): Promise<z.infer<Schema>> {
    const response = await fetch(new URL(path, apiUrl), {
      method,
      headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const answer: unknown = await response.json();
    if (!response.ok)
      throw new Error(`${method} ${path} was answered with ${response.status}: ${JSON.stringify(answer)}`);
    return schema.parse(answer);
  }

  async function close(): Promise<void> {
    for (const process of started.toReversed()) await process.stop();
    await rm(home, { recursive: true, force: true });
  }
  // Nothing stays behind when someone has seen enough.
  const leave = () => void close().finally(() => process.exit(130));
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, leave);

  return {
    home,
    api,
    apiUrl,
    key,
    runnerToken,
    get: (path, schema) => call("GET", path, undefined, schema),
    post: (path, body, schema) => call("POST", path, body, schema),
    startRunner(settings) {
      const runner = start("runner", "workers/runner/src/main.ts", { FACET_API_URL: apiUrl, ...settings });
      started.push(runner);
      return runner;
    },
    async close() {
      for (const signal of ["SIGINT", "SIGTERM"] as const) process.off(signal, leave);
      await close();
    },
  };
}
