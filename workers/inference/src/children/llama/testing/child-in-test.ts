import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { GenerationReply } from "@facet/contracts/inference/generation-line";
import { z } from "zod";

const program = join(import.meta.dirname, "../../llama.ts");
export const tinyModel = join(import.meta.dirname, "../fixtures/tiny.gguf");

export const Expected = z.array(
  z.object({
    prompt: z.string(),
    promptTokens: z.array(z.int()),
    tokens: z.array(z.int()),
    text: z.string(),
    ended: z.boolean(),
    scoredFrom: z.int(),
    logProbabilities: z.array(z.number()),
  }),
);

export const greedy = {
  op: "generate",
  maxTokens: 20,
  temperature: 0,
  topP: 1,
  topK: 0,
  seed: 0,
  stop: [] as string[],
} as const;

export interface ChildInTest {
  readonly process: ChildProcessWithoutNullStreams;
  /** Every reply to one command, the last one included. */
  ask(
    command: Readonly<Record<string, unknown>>,
    onReply?: (reply: GenerationReply) => void,
  ): Promise<GenerationReply[]>;
  /** Sends without waiting and tells the id that the command was given. */
  send(command: Readonly<Record<string, unknown>>, onReply?: (reply: GenerationReply) => void): string;
  raw(line: string): Promise<GenerationReply>;
  leave(): Promise<number | null>;
}

/** The real program, started as the platform starts it. */
export function startChild(): ChildInTest {
  const child = spawn(process.execPath, [program], { stdio: ["pipe", "pipe", "pipe"] });
  const listeners = new Map<string, (reply: GenerationReply) => void>();
  child.stderr.resume();
  createInterface({ input: child.stdout }).on("line", (line) => {
    const reply = GenerationReply.parse(JSON.parse(line));
    listeners.get(reply.id)?.(reply);
  });
  let lastId = 0;
  const nextId = (): string => {
    lastId += 1;
    return `t${lastId}`;
  };
  const write = (command: Readonly<Record<string, unknown>>): void => {
    child.stdin.write(`${JSON.stringify(command)}\n`);
  };
  return {
    process: child,
    ask(command, onReply) {
      const id = nextId();
      return new Promise((resolve) => {
        const replies: GenerationReply[] = [];
        listeners.set(id, (reply) => {
          replies.push(reply);
          onReply?.(reply);
          if (reply.type !== "text") resolve(replies);
        });
        write({ id, ...command });
      });
    },
    send(command, onReply) {
      const id = nextId();
      if (onReply !== undefined) listeners.set(id, onReply);
      write({ id, ...command });
      return id;
    },
    raw(line) {
      return new Promise((resolve) => {
        listeners.set("", resolve);
        child.stdin.write(`${line}\n`);
      });
    },
    leave() {
      return new Promise((resolve) => {
        child.on("exit", resolve);
        child.stdin.end();
      });
    },
  };
}

export function textOf(replies: readonly GenerationReply[]): string {
  return replies.map((reply) => (reply.type === "text" ? reply.text : "")).join("");
}

export function endOf(replies: readonly GenerationReply[]): Extract<GenerationReply, { type: "end" }> {
  const last = replies.at(-1);
  if (last?.type !== "end") throw new Error(`ended with ${JSON.stringify(last)}`);
  return last;
}
