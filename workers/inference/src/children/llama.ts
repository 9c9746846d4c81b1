/** The generation child for GGUF files: commands as JSON lines on stdin, replies on stdout; it leaves when stdin ends. */
import { createInterface } from "node:readline";
import type { GenerationReply } from "@facet/contracts/inference/generation-line";
import { GenerationCommand } from "@facet/contracts/inference/generation-line";
import { generateText } from "./llama/generate-text.ts";
import type { LoadedModel } from "./llama/load-model.ts";
import { loadModel } from "./llama/load-model.ts";
import { nameFailure, OperationFailure } from "./llama/name-failure.ts";
import { scoreTokens } from "./llama/score-tokens.ts";

/** Requests that are waiting or running, by id, so that `cancel` finds them. */
const cancellable = new Map<string, AbortController>();
let loaded: LoadedModel | null = null;
/** One sequence serves one request at a time; the others wait here in order. */
let lastTurn: Promise<void> = Promise.resolve();

function reply(line: GenerationReply): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

function model(): LoadedModel {
  if (loaded === null)
    throw new OperationFailure("model_not_found", "No model is loaded. Send `load` first.");
  return loaded;
}

async function run(command: GenerationCommand, signal: AbortSignal): Promise<void> {
  switch (command.op) {
    case "load":
      if (loaded !== null)
        throw new OperationFailure("conflict", "This child already holds a model. Start another child.");
      loaded = await loadModel(command);
      return reply({ id: command.id, type: "ready", info: loaded.info });
    case "generate": {
      const onText = (text: string): void => reply({ id: command.id, type: "text", text });
      return reply({
        id: command.id,
        type: "end",
        ...(await generateText(model(), command, onText, signal)),
      });
    }
    case "score":
      return reply({ id: command.id, type: "scored", ...(await scoreTokens(model(), command)) });
    case "tokenize":
      return reply({
        id: command.id,
        type: "tokens",
        tokens: model().llamaModel.tokenize(command.text, true),
      });
    case "cancel":
      cancellable.get(command.target)?.abort();
  }
}

async function answer(command: GenerationCommand): Promise<void> {
  const control = new AbortController();
  if (command.op === "generate") cancellable.set(command.id, control);
  const before = lastTurn;
  const waits = command.op !== "cancel";
  const turn = (async () => {
    if (waits) await before;
    try {
      await run(command, control.signal);
    } catch (error) {
      reply({ id: command.id, type: "error", ...nameFailure(error) });
    } finally {
      cancellable.delete(command.id);
    }
  })();
  if (waits) lastTurn = turn;
  await turn;
}

function read(line: string): void {
  if (line.trim() === "") return;
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch {
    reply({
      id: "",
      type: "error",
      code: "invalid_json",
      message: "A command must be one JSON object on one line.",
    });
    return;
  }
  const command = GenerationCommand.safeParse(parsed);
  if (command.success) return void answer(command.data);
  const id =
    typeof parsed === "object" && parsed !== null && "id" in parsed && typeof parsed.id === "string"
      ? parsed.id
      : "";
  const [issue] = command.error.issues;
  const place = issue === undefined ? "" : `${issue.path.join(".") || "command"}: ${issue.message}`;
  reply({ id, type: "error", code: "invalid_request", message: place });
}

const lines = createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY });
lines.on("line", read);
// Nobody is left to read an answer, so nothing is worth finishing.
lines.on("close", () => process.exit(0));
process.stdout.on("error", () => process.exit(0));
