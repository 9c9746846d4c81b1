import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findRedisServer } from "@facet/env/find-redis-server";
import type { Redis } from "ioredis";

const program = findRedisServer();

/** Whether this machine has a redis-server. `./facet test` fetches one. */
export const hasRedis = program !== undefined;

/** Ends the title of tests that need Redis: without one the report says that they did not run, and so does stderr. */
export const redisNote = hasRedis
  ? ""
  : " (NOT RUN: no redis-server; ./facet test unit fetches one, or install it)";
if (!hasRedis) process.stderr.write(`tests that need Redis${redisNote}\n`);

export interface TestRedis {
  readonly url: string;
  /** For faults: CLIENT KILL, FLUSHALL, CONFIG SET. Speaks to the server that runs now. */
  readonly admin: Redis;
  /** Ends the process, as a crash does. What it held is gone. */
  kill(): Promise<void>;
  /** The same address, empty. */
  restart(): Promise<void>;
  /** Stops the process without ending it: it accepts and never answers. */
  freeze(): void;
  thaw(): void;
  stop(): Promise<void>;
}

/** A real redis-server of its own, on a free port of this machine, that writes nothing to disk. */
export async function startRedis(args: readonly string[] = []): Promise<TestRedis> {
  if (program === undefined) throw new Error("there is no redis-server; ask hasRedis first");
  requireRealServer(program);
  const { Redis } = await import("ioredis");
  const folder = await mkdtemp(join(tmpdir(), "facet-redis-"));
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  const admin = new Redis(url, { retryStrategy: () => 20, maxRetriesPerRequest: null });
  // A server that is gone is what tests want.
  admin.on("error", () => undefined);
  let child = await launch();

  async function launch(): Promise<ChildProcess> {
    const settings = { port, bind: "127.0.0.1", save: "", appendonly: "no", dir: folder };
    const started = spawn(
      program ?? "",
      [
        ...Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]),
        "--maxmemory-policy",
        "noeviction",
        ...args,
      ],
      { stdio: "ignore" },
    );
    await once(started, "spawn");
    const info = await admin.info("server");
    if (!/^redis_version:\d/m.test(info) || !info.includes(`process_id:${started.pid}\r`))
      throw new Error(`what answers on port ${port} is not the redis-server that was started:\n${info}`);
    return started;
  }

  async function kill(): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, "exit");
    child.kill("SIGKILL");
    await gone;
  }

  return {
    url,
    admin,
    kill,
    async restart() {
      await kill();
      child = await launch();
    },
    freeze: () => void child.kill("SIGSTOP"),
    thaw: () => void child.kill("SIGCONT"),
    async stop() {
      admin.disconnect();
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** What only looks like Redis would prove nothing. */
function requireRealServer(file: string): void {
  const said = execFileSync(file, ["--version"], { encoding: "utf8" });
  if (!/^Redis server v=\d/.test(said)) throw new Error(`${file} is not a redis-server: it says ${said}`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}
