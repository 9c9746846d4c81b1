import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { askRedis } from "./ask-redis.ts";

// A process of the platform: it holds the redis-server, and takes it with it when the supervisor goes, however it goes.
const [program = "", folder = "", portText = "", passwordFile = ""] = process.argv.slice(2);
const port = Number(portText);
const password = readFileSync(passwordFile, "utf8").trim();
const config = join(folder, "redis.conf");
const loadLimitMs = 60_000;

await endLeftover();
mkdirSync(folder, { recursive: true, mode: 0o700 });
writeFileSync(
  config,
  [
    "bind 127.0.0.1",
    `port ${port}`,
    `requirepass ${password}`,
    `dir ${JSON.stringify(folder)}`,
    "appendonly yes",
    'save ""',
    "maxmemory-policy noeviction",
    "",
  ].join("\n"),
  { mode: 0o600 },
);
const redis = spawn(program, [config], { stdio: ["ignore", "inherit", "inherit"] });
let stopping = false;
const stop = () => {
  stopping = true;
  redis.kill("SIGTERM");
};
process.once("SIGTERM", stop);
process.once("SIGINT", stop);
process.once("disconnect", stop);
redis.once("exit", (code) => process.exit(stopping ? 0 : (code ?? 1)));
redis.once("error", (error) => {
  process.stderr.write(`redis-server cannot be started: ${error.message}\n`);
  process.exit(1);
});
await untilItAnswers();
process.send?.({ type: "listening", origin: `redis://127.0.0.1:${port}` });

/** One whose keeper was killed: two on one file would spoil it. It is known by the port of its settings and our password. */
async function endLeftover(): Promise<void> {
  const before = Number(/^port (\d+)$/m.exec(readIfThere(config))?.[1] ?? 0);
  if (before === 0 || (await askRedis({ port: before, password }, "PING")) !== "+PONG") return;
  await askRedis({ port: before, password }, "SHUTDOWN");
  for (const end = Date.now() + loadLimitMs; Date.now() < end; await pause(50)) {
    if ((await askRedis({ port: before, password }, "PING")) === undefined) return;
  }
}

/** It reads its file first. */
async function untilItAnswers(): Promise<void> {
  const gone = once(redis, "exit").then(() => true);
  for (const end = Date.now() + loadLimitMs; Date.now() < end; ) {
    if ((await askRedis({ port, password }, "PING")) === "+PONG") return;
    if (await Promise.race([gone, pause(50, false)])) return;
  }
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
