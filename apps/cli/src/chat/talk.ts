import type { ChatMessage } from "@facet/sdk/chat";
import type { FacetClient } from "@facet/sdk/create-client";
import { FacetApiError } from "@facet/sdk/facet-api-error";
import { createStatusLine } from "../terminal/status-line.ts";
import { answer } from "./answer.ts";
import { readTypedLines } from "./typed-lines.ts";

interface Talk {
  readonly facet: FacetClient;
  /** One, or base and tuned: each then remembers its own answers. */
  readonly models: readonly string[];
  readonly begin: readonly ChatMessage[];
  readonly maxTokens: number;
  readonly temperature: number;
}

/** A model is loaded when it is first asked; past this the silence is explained. */
const silentMs = 1000;

/** Questions from the terminal until an empty line, Ctrl-D or Ctrl-C; Ctrl-C during an answer ends that answer. */
export async function talk({ facet, models, begin, ...settings }: Talk): Promise<void> {
  const said = models.map((model) => ({ model, messages: [...begin] }));
  const { stdin: input, stdout: output } = process;
  let stop: AbortController | undefined;
  const lines = readTypedLines({ input, output }, () => (stop === undefined ? lines.close() : stop.abort()));
  output.write(`Talking to ${models.join(" and ")}. An empty line ends it; Ctrl-C cuts an answer short.\n`);
  try {
    for (;;) {
      const question = (await lines.next("> "))?.trim();
      if (question === undefined) output.write("\n");
      if (question === undefined || question === "") return;
      for (const { model, messages } of said) {
        stop = new AbortController();
        if (models.length > 1) output.write(`${model}:\n`);
        messages.push({ role: "user", content: question });
        const text = await hear({ facet, model, messages, ...settings, signal: stop.signal });
        // A question without an answer was not asked: two in a row are no conversation.
        if (text === "") messages.pop();
        else messages.push({ role: "assistant", content: text });
        if (models.length > 1) output.write("\n");
      }
      stop = undefined;
    }
  } finally {
    lines.close();
  }
}

type Hear = Omit<Parameters<typeof answer>[0], "write" | "signal"> & { readonly signal: AbortSignal };

/** The answer, or as much of it as came before it was cut short or failed; the reason of a failure is said. */
async function hear(question: Hear): Promise<string> {
  const waiting = createStatusLine(process.stdout);
  const explain = setTimeout(
    () => waiting.show(`waiting for ${question.model}, which is loaded when it is first asked ...`),
    silentMs,
  );
  let text = "";
  const quiet = () => {
    clearTimeout(explain);
    waiting.clear();
  };
  try {
    const write = (part: string) => {
      quiet();
      process.stdout.write(part);
    };
    const onPiece = (piece: string) => {
      text += piece;
    };
    await answer({ ...question, write, onPiece });
  } catch (error) {
    quiet();
    if (question.signal.aborted) process.stdout.write(text === "" ? "[nothing yet]\n" : " [cut short]\n");
    else if (error instanceof FacetApiError)
      process.stdout.write(
        `${text === "" ? "" : "\n"}[no answer: ${error.problem.detail} ${error.problem.fix}]\n`,
      );
    else throw error;
  }
  return text;
}
