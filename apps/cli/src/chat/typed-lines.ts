import { createInterface } from "node:readline";

export interface TypedLines {
  /** The next line, with a prompt unless it was typed already; undefined once the input has ended. */
  next(prompt: string): Promise<string | undefined>;
  close(): void;
}

interface Terminal {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
}

/** Lines of a terminal. What is typed or pasted while nobody asks waits for the next question. */
export function readTypedLines({ input, output }: Terminal, onInterrupt: () => void): TypedLines {
  const lines = createInterface({ input, output });
  const waiting: string[] = [];
  let take: ((line: string | undefined) => void) | undefined;
  let ended = false;
  const give = (line: string | undefined) => {
    const taken = take;
    // A paste brings several at once: each asker takes one.
    take = undefined;
    taken?.(line);
  };
  lines.on("line", (line) => (take === undefined ? void waiting.push(line) : give(line)));
  lines.on("close", () => {
    ended = true;
    give(undefined);
  });
  lines.on("SIGINT", onInterrupt);
  return {
    async next(prompt) {
      const early = waiting.shift();
      if (early !== undefined) {
        output.write(`${prompt}${early}\n`);
        return early;
      }
      if (ended) return undefined;
      const { promise, resolve } = Promise.withResolvers<string | undefined>();
      take = resolve;
      lines.setPrompt(prompt);
      // What stands in the line already was typed meanwhile.
      lines.prompt(true);
      return promise;
    },
    close: () => lines.close(),
  };
}
