import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { inheritedEnvironment } from "@facet/env/inherited-environment";
import type { Log } from "@facet/ports/log";

/** A child that answers JSON lines with JSON lines. When it is gone, every open question fails. */
export interface LineChild {
  readonly pid: number;
  /** Sends a line; replies with the same `id` come to `onReply` until `close` is called. */
  open(id: string, onReply: (reply: unknown) => void, onGone: (reason: string) => void): { close(): void };
  send(line: object): void;
  readonly gone: Promise<string>;
  kill(): void;
}

interface Listener {
  readonly onReply: (reply: unknown) => void;
  readonly onGone: (reason: string) => void;
}

export function startLineChild(
  argv: readonly [string, ...string[]],
  env: Readonly<Record<string, string>>,
  log: Log,
): LineChild {
  const [program, ...args] = argv;
  const child: ChildProcessWithoutNullStreams = spawn(program, args, {
    env: { ...inheritedEnvironment(), ...env },
    stdio: ["pipe", "pipe", "pipe"],
  });
  const listeners = new Map<string, Listener>();
  let lastWords = "";

  const gone = new Promise<string>((resolve) => {
    const end = (reason: string) => {
      for (const listener of listeners.values()) listener.onGone(reason);
      listeners.clear();
      resolve(reason);
    };
    child.once("error", (error) => end(`it could not be started: ${error.message}`));
    child.once("exit", (code, signal) =>
      end(
        signal === null
          ? `it ended with code ${code}${lastWords ? `: ${lastWords}` : ""}`
          : `it was ended by ${signal}`,
      ),
    );
  });
  child.stdin.on("error", () => undefined);
  createInterface({ input: child.stderr }).on("line", (line) => {
    lastWords = line.slice(0, 300);
    log.debug("model child", { line: lastWords });
  });
  createInterface({ input: child.stdout }).on("line", (line) => {
    const reply = parse(line);
    if (reply === undefined) log.debug("model child printed", { line: line.slice(0, 300) });
    else listeners.get(reply.id)?.onReply(reply);
  });

  return {
    pid: child.pid ?? 0,
    gone,
    open(id, onReply, onGone) {
      if (child.exitCode !== null || child.signalCode !== null) onGone("it has ended");
      else listeners.set(id, { onReply, onGone });
      return { close: () => void listeners.delete(id) };
    },
    send: (line) => void child.stdin.write(`${JSON.stringify(line)}\n`),
    kill: () => void child.kill("SIGKILL"),
  };
}

function parse(line: string): { id: string } | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null && "id" in value && typeof value.id === "string"
      ? (value as { id: string })
      : undefined;
  } catch {
    return undefined;
  }
}
