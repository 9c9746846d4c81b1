import { createInterface } from "node:readline";
import { GenerationCommand, type GenerationReply } from "@facet/contracts/inference/generation-line";

/**
 * A generation child without a model: answers with the prompt it was given, word by word. `wait` in the prompt holds the
 * answer until it is cancelled, `die` ends the process in the middle.
 */
const template = "{% for m in messages %}<{{ m.role }}>{{ m.content }}{% endfor %}<assistant>";
const cancelled = new Map<string, () => void>();
const reply = (line: GenerationReply) => process.stdout.write(`${JSON.stringify(line)}\n`);

createInterface({ input: process.stdin }).on(
  "line",
  (line) => void answer(GenerationCommand.parse(JSON.parse(line))),
);

async function answer(command: GenerationCommand): Promise<void> {
  switch (command.op) {
    case "load":
      reply({
        id: command.id,
        type: "ready",
        info: {
          chatTemplate: template,
          bosToken: null,
          eosToken: null,
          bosTokenId: null,
          eosTokenId: null,
          contextLength: 100,
          parameters: 1,
          engine: "echo",
        },
      });
      return;
    case "cancel":
      cancelled.get(command.target)?.();
      return;
    case "generate": {
      if (command.prompt.includes("die")) process.kill(process.pid, "SIGKILL");
      const words = command.prompt.split(" ");
      for (const text of words) reply({ id: command.id, type: "text", text });
      const waits = command.prompt.includes("wait");
      if (waits) await new Promise<void>((resolve) => cancelled.set(command.id, resolve));
      const usage = { promptTokens: words.length, completionTokens: words.length };
      reply({ id: command.id, type: "end", reason: waits ? "cancelled" : "stop", usage, seconds: 0 });
      return;
    }
    case "tokenize":
    case "score":
      reply({ id: command.id, type: "error", code: "invalid_request", message: "not here" });
  }
}
