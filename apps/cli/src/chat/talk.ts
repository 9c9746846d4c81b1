import { createInterface } from "node:readline/promises";
import type { ChatMessage } from "@facet/sdk/chat";
import type { FacetClient } from "@facet/sdk/create-client";
import { answer } from "./answer.ts";

interface Talk {
  readonly facet: FacetClient;
  /** One, or base and tuned: each then remembers its own answers. */
  readonly models: readonly string[];
  readonly begin: readonly ChatMessage[];
  readonly maxTokens: number;
  readonly temperature: number;
}

/** Questions from the terminal until an empty line, Ctrl-D or Ctrl-C; Ctrl-C during an answer ends that answer. */
export async function talk({ facet, models, begin, ...settings }: Talk): Promise<void> {
  const said = models.map((model) => ({ model, messages: [...begin] }));
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  let stop: AbortController | undefined;
  lines.on("SIGINT", () => (stop === undefined ? lines.close() : stop.abort()));
  process.stdout.write(`Talking to ${models.join(" and ")}. An empty line ends it.\n`);
  try {
    for (;;) {
      const question = (await ask(lines)).trim();
      if (question === "") return;
      stop = new AbortController();
      for (const { model, messages } of said) {
        messages.push({ role: "user", content: question });
        if (models.length > 1) process.stdout.write(`${model}: `);
        const { text } = await answer({
          facet,
          model,
          messages,
          ...settings,
          signal: stop.signal,
          write: (part) => void process.stdout.write(part),
        }).catch(ifStopped(stop));
        messages.push({ role: "assistant", content: text });
      }
      stop = undefined;
    }
  } finally {
    lines.close();
  }
}

/** The next line; an empty one when the input has ended. */
async function ask(lines: ReturnType<typeof createInterface>): Promise<string> {
  const closed = new Promise<string>((resolve) => lines.once("close", () => resolve("")));
  return Promise.race([lines.question("> ").catch(() => ""), closed]);
}

function ifStopped(stop: AbortController) {
  return (error: unknown) => {
    if (!stop.signal.aborted) throw error;
    process.stdout.write("\n");
    return { text: "" };
  };
}
