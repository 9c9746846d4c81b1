import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { makeRoomForLog, rotateLog } from "../logs/rotate-log.ts";

interface ProcessSpec {
  readonly name: string;
  readonly script: string;
  readonly args?: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly logFile: string;
}

export interface SupervisedProcess {
  readonly name: string;
  /** Resolves with what the process says once it listens; rejects when it ends before that. */
  readonly ready: Promise<string>;
  /** Of the process that runs now; undefined while none does. */
  pid(): number | undefined;
  /** Ends the process that runs now, which is then started again: for one that lives and does not answer. */
  kill(): void;
  stop(): Promise<void>;
}

const graceMs = 20_000;
const firstRestartMs = 500;
const lastRestartMs = 15_000;
const steadyMs = 60_000;
const logLookMs = 60_000;

/** Keeps one process running: started again when it ends, later each time while it keeps failing. */
export function superviseProcess(spec: ProcessSpec, onTrouble: (line: string) => void): SupervisedProcess {
  let child: ChildProcess | undefined;
  let stopping = false;
  let restartMs = firstRestartMs;
  let timer: NodeJS.Timeout | undefined;
  let ended = Promise.resolve();
  const { promise: ready, resolve: becomeReady, reject: failToStart } = Promise.withResolvers<string>();
  ready.catch(() => undefined);

  function start(): void {
    const startedAt = Date.now();
    const log = openLog(spec.logFile);
    const started = spawn(process.execPath, [spec.script, ...(spec.args ?? [])], {
      env: spec.env,
      stdio: ["ignore", log, log, "ipc"],
    });
    closeSync(log);
    child = started;
    started.on("message", (message) => {
      if (isListening(message)) becomeReady(message.origin);
    });
    ended = new Promise((resolve) => {
      started.once("error", (error) => {
        failToStart(error);
        resolve();
      });
      started.once("exit", (code, signal) => {
        resolve();
        if (stopping) return;
        failToStart(
          new Error(
            `${spec.name} ended with ${signal ?? `code ${code}`} while it started; its log is ${spec.logFile}`,
          ),
        );
        if (Date.now() - startedAt > steadyMs) restartMs = firstRestartMs;
        onTrouble(
          `${spec.name} ended with ${signal ?? `code ${code}`}; starting it again in ${restartMs / 1000} s (log: ${spec.logFile})`,
        );
        timer = setTimeout(start, restartMs);
        restartMs = Math.min(restartMs * 2, lastRestartMs);
      });
    });
  }

  start();
  const looking = setInterval(() => rotateLog(spec.logFile), logLookMs).unref();
  return {
    name: spec.name,
    ready,
    pid: () => (child?.exitCode === null && child.signalCode === null ? child.pid : undefined),
    kill: () => void child?.kill("SIGKILL"),
    async stop() {
      stopping = true;
      clearInterval(looking);
      clearTimeout(timer);
      child?.kill("SIGTERM");
      const force = setTimeout(() => child?.kill("SIGKILL"), graceMs);
      await ended;
      clearTimeout(force);
    },
  };
}

function isListening(message: unknown): message is { origin: string } {
  return (
    typeof message === "object" &&
    message !== null &&
    "type" in message &&
    message.type === "listening" &&
    "origin" in message
  );
}

function openLog(file: string): number {
  makeRoomForLog(file);
  return openSync(file, "a");
}
