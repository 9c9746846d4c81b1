import { type ChildProcess, spawn } from "node:child_process";
import { resolve } from "node:path";
import { inheritedEnvironment } from "@facet/env/inherited-environment";

const root = resolve(import.meta.dirname, "../../../../..");

export interface TestProcess {
  readonly child: ChildProcess;
  /** What it has written, for the message of a test that fails. */
  output(): string;
  /** Ends it with a signal and waits until it is gone. */
  end(signal: NodeJS.Signals): Promise<void>;
}

/** One real process of the platform, started as the supervisor starts it. */
export function startProcess(script: string, env: Readonly<Record<string, string>>): TestProcess {
  const child = spawn(process.execPath, [resolve(root, script)], {
    env: { ...inheritedEnvironment(), ...env },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  const lines: string[] = [];
  const keep = (chunk: Buffer) => void lines.push(chunk.toString());
  child.stdout?.on("data", keep);
  child.stderr?.on("data", keep);
  const ended = new Promise<void>((done) => child.once("exit", () => done()));
  return {
    child,
    output: () => lines.join("").slice(-20_000),
    async end(signal) {
      child.kill(signal);
      await ended;
    },
  };
}

/** Resolves once the process says that it listens. */
export function whenListening(started: TestProcess): Promise<void> {
  return new Promise((done, fail) => {
    started.child.once("message", () => done());
    started.child.once("exit", (code) =>
      fail(new Error(`it ended with ${code} while starting:\n${started.output()}`)),
    );
  });
}
