import { spawn } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import { inheritedEnvironment } from "@facet/env/inherited-environment";

const root = resolve(import.meta.dirname, "../../..");
const keptCharacters = 20_000;

interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A process of the platform, and what can be done to it. */
export interface Part {
  readonly pid: number;
  readonly exit: Promise<Exit>;
  isAlive(): boolean;
  /** The end of what it has written. */
  output(): string;
  /** SIGKILL: it does not hear of it. */
  kill(): Promise<void>;
  /** SIGTERM, and SIGKILL to what is left after `graceMs`. */
  stop(graceMs?: number): Promise<void>;
  freeze(): void;
  thaw(): void;
  /** Resolves once it says that it listens; throws when it ends before. */
  listening(): Promise<void>;
}

interface Start {
  readonly script: string;
  readonly env: Readonly<Record<string, string>>;
  /** Modules that Node loads before the script. */
  readonly preload?: readonly string[];
}

/** One real process, started as the supervisor starts it. It goes with this one. */
export function startPart({ script, env, preload = [] }: Start): Part {
  const child = spawn(
    process.execPath,
    [...preload.flatMap((file) => ["--import", file]), resolve(root, script)],
    { env: { ...inheritedEnvironment(), ...env }, stdio: ["ignore", "pipe", "pipe", "ipc"] },
  );
  let said = "";
  const keep = (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-keptCharacters);
  };
  child.stdout?.on("data", keep);
  child.stderr?.on("data", keep);
  const exit = once(child, "exit").then(([code, signal]): Exit => ({ code, signal }));
  const listening = Promise.withResolvers<void>();
  child.once("message", () => listening.resolve());
  void exit.then(({ code, signal }) =>
    listening.reject(new Error(`${script} ended with ${signal ?? code} before it listened:\n${said}`)),
  );
  // Only who waits for it wants to hear.
  listening.promise.catch(() => undefined);
  const { pid } = child;
  if (pid === undefined) throw new Error(`${script} could not be started`);
  const isAlive = () => child.exitCode === null && child.signalCode === null;
  const kill = async () => {
    child.kill("SIGKILL");
    await exit;
  };
  return {
    pid,
    exit,
    isAlive,
    output: () => said,
    kill,
    async stop(graceMs = 10_000) {
      child.kill("SIGTERM");
      const late = setTimeout(() => child.kill("SIGKILL"), graceMs);
      await exit;
      clearTimeout(late);
    },
    freeze: () => void child.kill("SIGSTOP"),
    thaw: () => void child.kill("SIGCONT"),
    listening: () => listening.promise,
  };
}
