import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { RehearsalPlan } from "@facet/env/rehearsal-plan";
import type { z } from "zod";
import { checkLeftStore } from "./check-left-store.ts";
import { freePort } from "./free-port.ts";
import { startProcess, type TestProcess, whenListening } from "./test-process.ts";

export type Plan = Partial<Omit<RehearsalPlan, "fault">> & {
  fault?: Partial<NonNullable<RehearsalPlan["fault"]>>;
};

interface Options {
  /** What the rehearsal engine plays. */
  readonly plan?: Plan;
  /** Factor on every wait of both processes: 0.05 makes a lease 3 s and a heartbeat 250 ms. */
  readonly timingScale?: number;
  /** Carries wake-ups and signals; without one each API process carries its own. */
  readonly redisUrl?: string;
  /** Settings of every process beside those that make it a platform of its own. */
  readonly env?: Readonly<Record<string, string>>;
}

export interface TestPlatform {
  readonly home: string;
  readonly apiUrl: string;
  startApi(): Promise<TestProcess>;
  /**
   * A plan, or `@` and a file that each engine reads. `hostId`: another machine than the one that is there otherwise.
   * `gatewayUrl`: another way to the platform than straight to its first API.
   */
  startRunner(plan?: Plan | `@${string}`, hostId?: string, gatewayUrl?: string): TestProcess;
  get<Schema extends z.ZodType>(path: string, schema: Schema): Promise<z.infer<Schema>>;
  post<Schema extends z.ZodType>(path: string, body: unknown, schema: Schema): Promise<z.infer<Schema>>;
  put(href: string, headers: Record<string, string>, body: Buffer): Promise<void>;
  key(): Promise<string>;
  /** Stops every process, opens the store that they leave, and fails on any broken invariant. */
  checkStore(): Promise<void>;
  close(): Promise<void>;
}

const isAlive = ({ child }: TestProcess) => child.exitCode === null && child.signalCode === null;

const token = "0123456789abcdef0123456789abcdef";

/** A home and a port of its own, and the API and runner processes that a test starts and kills in it. */
export async function openTestPlatform({
  plan = {},
  timingScale = 0.05,
  redisUrl,
  env = {},
}: Options = {}): Promise<TestPlatform> {
  const home = await mkdtemp(join(tmpdir(), "facet-core-"));
  const port = await freePort();
  const apiUrl = `http://127.0.0.1:${port}`;
  const started: TestProcess[] = [];
  const common = {
    FACET_HOME: home,
    FACET_RUNNER_TOKEN: token,
    FACET_INFERENCE_TOKEN: token,
    FACET_TIMING_SCALE: String(timingScale),
    ...(redisUrl === undefined ? {} : { REDIS_URL: redisUrl }),
    ...env,
  };
  let ownerKey: string | undefined;

  async function key(): Promise<string> {
    ownerKey ??= (JSON.parse(await readFile(join(home, "owner.json"), "utf8")) as { key: string }).key;
    return ownerKey;
  }

  async function call<Schema extends z.ZodType>(
    method: string,
    path: string,
    body: unknown,
    schema: Schema,
  ): Promise<z.infer<Schema>> {
    const response = await fetch(new URL(path, apiUrl), {
      method,
      headers: {
        authorization: `Bearer ${await key()}`,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
    return schema.parse(JSON.parse(text));
  }

  return {
    home,
    apiUrl,
    async startApi() {
      const api = startProcess("apps/api/src/main.ts", { ...common, FACET_API_PORT: String(port) });
      started.push(api);
      await whenListening(api);
      return api;
    },
    startRunner(other = plan, hostId, gatewayUrl = apiUrl) {
      const runner = startProcess("workers/runner/src/main.ts", {
        ...common,
        FACET_API_URL: gatewayUrl,
        FACET_ENGINE: "rehearsal",
        FACET_THREADS: "1",
        ...(hostId === undefined ? {} : { FACET_RUNNER_HOST_ID: hostId }),
        FACET_REHEARSAL: typeof other === "string" ? other : JSON.stringify(other),
      });
      started.push(runner);
      return runner;
    },
    get: (path, schema) => call("GET", path, undefined, schema),
    post: (path, body, schema) => call("POST", path, body, schema),
    async put(href, headers, body) {
      const response = await fetch(new URL(href, apiUrl), {
        method: "PUT",
        headers,
        body: new Uint8Array(body),
      });
      if (!response.ok) throw new Error(`PUT answered ${response.status}: ${await response.text()}`);
    },
    key,
    async checkStore() {
      // Runners first: they still have something to tell the API.
      for (const one of started.toReversed()) if (isAlive(one)) await one.end("SIGTERM");
      await checkLeftStore(home);
    },
    async close() {
      await Promise.all(started.filter(isAlive).map((one) => one.end("SIGKILL")));
      await rm(home, { recursive: true, force: true });
    },
  };
}
