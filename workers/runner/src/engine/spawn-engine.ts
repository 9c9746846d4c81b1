import { spawn } from "node:child_process";
import { Readable } from "node:stream";
import type { EngineRequest } from "@facet/contracts/engine/engine-request";
import { inheritedEnvironment } from "@facet/env/inherited-environment";
import type { EngineCommand } from "./engine-command.ts";

export interface EngineExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** The program could not be started at all. */
  readonly startError: string | null;
}

export interface EngineChild {
  readonly pid: number;
  readonly events: Readable;
  readonly stdout: Readable;
  readonly stderr: Readable;
  readonly exit: Promise<EngineExit>;
}

/**
 * Starts the engine as leader of its own process group, with an event pipe on descriptor 3. Its stdin stays open for as
 * long as this process lives: the engine leaves when it closes.
 */
export function spawnEngine(
  command: EngineCommand,
  requestFile: string,
  request: EngineRequest,
  secretEnv: Readonly<Record<string, string>>,
): EngineChild {
  const [program, ...args] = command.argv;
  const threads = String(request.threads);
  const child = spawn(program, [...args, requestFile], {
    cwd: request.workDir,
    detached: true,
    stdio: ["pipe", "pipe", "pipe", "pipe"],
    env: {
      ...inheritedEnvironment(),
      ...command.env,
      ...secretEnv,
      FACET_EVENT_FD: "3",
      OMP_NUM_THREADS: threads,
      // A waiting thread that spins takes the core from whoever has work; on a shared machine that costs 2.5 times.
      OMP_WAIT_POLICY: "PASSIVE",
      GOMP_SPINCOUNT: "0",
      TOKENIZERS_PARALLELISM: "false",
      HF_HUB_DISABLE_TELEMETRY: "1",
      TRL_EXPERIMENTAL_SILENCE: "1",
    },
  });
  const exit = new Promise<EngineExit>((resolve) => {
    child.once("error", (error) => resolve({ code: null, signal: null, startError: error.message }));
    child.once("exit", (code, signal) => resolve({ code, signal, startError: null }));
  });
  child.stdin.on("error", () => undefined);
  return {
    pid: child.pid ?? 0,
    events: eventPipe(child.stdio[3]),
    stdout: child.stdout,
    stderr: child.stderr,
    exit,
  };
}

function eventPipe(pipe: unknown): Readable {
  if (!(pipe instanceof Readable)) throw new TypeError("descriptor 3 is not a readable pipe");
  return pipe;
}
