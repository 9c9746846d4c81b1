import { execFile } from "node:child_process";
import { accessSync, constants, existsSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { availableParallelism, totalmem } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { freeBytes } from "@facet/disk/free-bytes";
import { findRedisServer } from "@facet/env/find-redis-server";
import { readPorts } from "@facet/env/read-ports";
import { wholeEnvironment } from "@facet/env/whole-environment";
import { dashboardFiles } from "../dashboard/dashboard-files.ts";
import { hashSources } from "../dashboard/hash-sources.ts";
import { repositoryRoot } from "../repository-root.ts";
import type { PythonCandidate } from "./choose-python.ts";
import { existingFolder } from "./engine-disk.ts";
import { parseEngineLock } from "./engine-lock.ts";
import { isStampValid } from "./engine-stamp.ts";
import { engineLockFile } from "./ensure-engine.ts";
import { probePythons } from "./make-venv.ts";
import { redisVersion } from "./redis-version.ts";

const run = promisify(execFile);

export interface PortFacts {
  /** The variable that sets it. */
  variable: string;
  port: number;
  /** `ours`: the platform that runs in the state folder listens there. */
  state: "free" | "ours" | "taken";
}

/** What was found out about this machine; judging it is `judgeMachine`'s work. */
export interface MachineFacts {
  nodeVersion: string;
  pnpmVersion: string | undefined;
  pythons: readonly PythonCandidate[];
  engineReady: boolean;
  /** A build of the dashboard's present sources is there. */
  dashboardBuilt: boolean;
  /** The redis-server that would be started; its version is undefined when it is none. */
  redis: { file: string; version: string | undefined } | undefined;
  stateDir: string;
  stateWritable: boolean;
  freeDiskBytes: number;
  /** The lesser of the machine's memory and this process's limit. */
  memoryBytes: number;
  cpus: number;
  cpuFlags: readonly string[];
  platform: NodeJS.Platform;
  ports: readonly PortFacts[];
  /** One line a GPU: its name and memory. */
  gpus: readonly string[];
}

/** Looks at this machine. Starts a few short programs, changes nothing. */
export async function readMachineFacts(stateDir: string): Promise<MachineFacts> {
  const [pnpm, pythons, gpus, ports, dashboardHash, redis] = await Promise.all([
    firstLine("pnpm", ["--version"]),
    probePythons(),
    lines("nvidia-smi", ["--query-gpu=name,memory.total", "--format=csv,noheader"]),
    readPortFacts(stateDir),
    hashSources(),
    readRedis(stateDir),
  ]);
  return {
    nodeVersion: process.versions.node,
    pnpmVersion: pnpm,
    pythons,
    engineReady: isEngineReady(stateDir),
    dashboardBuilt: existsSync(dashboardFiles.build(dashboardHash)),
    redis,
    stateDir,
    stateWritable: isWritable(stateDir),
    freeDiskBytes: await freeBytes(existingFolder(stateDir)),
    memoryBytes: Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY),
    cpus: availableParallelism(),
    cpuFlags: readCpuFlags(),
    platform: process.platform,
    ports,
    gpus,
  };
}

async function readRedis(stateDir: string): Promise<MachineFacts["redis"]> {
  const file = findRedisServer(wholeEnvironment(), stateDir);
  return file === undefined ? undefined : { file, version: await redisVersion(file) };
}

function isEngineReady(stateDir: string): boolean {
  if (!existsSync(engineLockFile)) return false;
  return isStampValid(join(stateDir, "venv"), parseEngineLock(readFileSync(engineLockFile, "utf8")).hash);
}

function isWritable(folder: string): boolean {
  try {
    accessSync(existingFolder(folder), constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function readCpuFlags(): string[] {
  try {
    return /^flags\s*:\s*(.*)$/m.exec(readFileSync("/proc/cpuinfo", "utf8"))?.[1]?.split(" ") ?? [];
  } catch {
    return [];
  }
}

async function readPortFacts(stateDir: string): Promise<PortFacts[]> {
  const ports = readPorts();
  const running = existsSync(join(stateDir, "platform.json"));
  const wanted = [
    { variable: "FACET_API_PORT", port: ports.api },
    { variable: "FACET_INFERENCE_PORT", port: ports.inference },
  ];
  const free = await Promise.all(wanted.map(({ port }) => canListen(port)));
  return wanted.map((item, index) => ({ ...item, state: free[index] ? "free" : running ? "ours" : "taken" }));
}

function canListen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}

async function lines(command: string, args: readonly string[]): Promise<string[]> {
  try {
    const { stdout } = await run(command, args, { timeout: 15_000, cwd: repositoryRoot });
    return stdout.split("\n").filter((line) => line.trim() !== "");
  } catch {
    return [];
  }
}

async function firstLine(command: string, args: readonly string[]): Promise<string | undefined> {
  return (await lines(command, args))[0];
}
