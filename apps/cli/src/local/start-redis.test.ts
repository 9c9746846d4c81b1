import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findRedisServer } from "@facet/env/find-redis-server";
import { inheritedEnvironment } from "@facet/env/inherited-environment";
import { afterEach, expect, it, vi } from "vitest";
import { askRedis } from "./ask-redis.ts";
import { platformFiles } from "./platform-files.ts";
import { type LocalRedis, startRedis } from "./start-redis.ts";

const program = findRedisServer();
const missing = program === undefined ? " (NOT RUN: no redis-server; ./facet test unit fetches one)" : "";
if (missing !== "") process.stderr.write(`a Redis of the platform${missing}\n`);

let home = "";
let running: LocalRedis | undefined;
const troubles: string[] = [];
afterEach(async () => {
  await running?.stop();
  running = undefined;
  await rm(home, { recursive: true, force: true });
  troubles.length = 0;
});

async function start(executable = program ?? ""): Promise<LocalRedis> {
  const onTrouble = (line: string) => void troubles.push(line);
  running = await startRedis({ home, program: executable, env: inheritedEnvironment(), onTrouble });
  return running;
}

const placeOf = ({ url, port }: LocalRedis) => ({ port, password: new URL(url).password });
const processOf = async (redis: LocalRedis) =>
  Number(/process_id:(\d+)/.exec((await infoOf(redis)) ?? "")?.[1] ?? 0);
/** An answer of many lines, which `askRedis` does not read. */
async function infoOf(redis: LocalRedis): Promise<string | undefined> {
  const { port, password } = placeOf(redis);
  const socket = connect({ port, host: "127.0.0.1" }).setEncoding("utf8");
  socket.write(`AUTH ${password}\r\nINFO server\r\n`);
  let said = "";
  for await (const part of socket) {
    said += String(part);
    if (said.includes("process_id:")) break;
  }
  return said;
}

it.runIf(program !== undefined)(
  `a Redis of the platform is its own: on loopback, with a password, its settings readable by one user${missing}`,
  async () => {
    home = await mkdtemp(join(tmpdir(), "facet-up-"));
    const redis = await start();
    const place = placeOf(redis);
    expect(await askRedis(place, "PING")).toBe("+PONG");
    expect(await askRedis({ ...place, password: "wrong" }, "PING")).toBeUndefined();
    const config = join(platformFiles(home).redis, "redis.conf");
    expect((await stat(config)).mode & 0o777).toBe(0o600);
    expect(await readFile(config, "utf8")).toMatch(/^bind 127\.0\.0\.1$/m);
    expect(await readFile(platformFiles(home).log("redis"), "utf8")).not.toContain(place.password);
    await redis.stop();
    expect(await askRedis(place, "PING")).toBeUndefined();
  },
);

it.runIf(program !== undefined)(
  `it comes back with what it held: after its own end, its keeper's, and the next start${missing}`,
  async () => {
    home = await mkdtemp(join(tmpdir(), "facet-up-"));
    const redis = await start();
    const place = placeOf(redis);
    expect(await askRedis(place, "SET kept yes")).toBe("+OK");
    const first = await processOf(redis);
    process.kill(first, "SIGKILL");
    await vi.waitFor(async () => expect(await askRedis(place, "EXISTS kept")).toBe(":1"), 10_000);
    expect(await processOf(redis)).not.toBe(first);
    expect(troubles).toHaveLength(1);

    await redis.stop();
    const next = await start();
    expect(await askRedis(placeOf(next), "EXISTS kept")).toBe(":1");
  },
);

it("a program that is no redis-server ends the start with where to look", async () => {
  home = await mkdtemp(join(tmpdir(), "facet-up-"));
  await expect(start("/bin/false")).rejects.toMatchObject({
    message: expect.stringContaining("redis ended with code"),
    fix: expect.stringContaining("redis.log"),
  });
});
