import type { GenerationCommand, GenerationReply } from "@facet/contracts/inference/generation-line";
import type { Token } from "node-llama-cpp";
import { keepPrefix } from "./keep-prefix.ts";
import type { LoadedModel } from "./load-model.ts";
import { OperationFailure } from "./name-failure.ts";
import { watchStopTexts } from "./watch-stop-texts.ts";
import { writeTokens } from "./write-tokens.ts";

type GenerateCommand = Extract<GenerationCommand, { op: "generate" }>;
type GenerationEnd = Omit<Extract<GenerationReply, { type: "end" }>, "id" | "type">;

/** A prompt is read in pieces of this many tokens, so that a cancel is noticed between them. */
const prefillTokens = 256;

/**
 * Continue the prompt until an end-of-generation token, a stop text, `maxTokens` or the end of the context.
 * The prompt is a finished string: its special tokens are parsed and none is added. Tokens of the last request that
 * the prompt begins with are not computed again. `temperature` 0 is greedy; `topK` 0 and `topP` 1 are off.
 */
export async function generateText(
  { llamaModel, sequence }: LoadedModel,
  command: GenerateCommand,
  onText: (text: string) => void,
  signal: AbortSignal,
): Promise<GenerationEnd> {
  const started = performance.now();
  const prompt = llamaModel.tokenize(command.prompt, true);
  const room = sequence.context.contextSize - 1 - prompt.length;
  if (prompt.length === 0) throw new OperationFailure("invalid_request", "The prompt is empty.");
  if (room < 1) {
    const longest = sequence.context.contextSize - 2;
    throw new OperationFailure(
      "invalid_request",
      `The prompt has ${prompt.length} tokens; this model is loaded for at most ${longest}.`,
    );
  }
  const written = writeTokens(llamaModel);
  const stops = watchStopTexts(command.stop);
  const limit = Math.min(command.maxTokens, room);
  let completionTokens = 0;
  let reason: GenerationEnd["reason"] = "stop";

  /** True once a stop text was completed. */
  const say = (text: string): boolean => {
    const { ready, stopped } = stops.push(text);
    if (ready !== "") onText(ready);
    return stopped;
  };
  const end = (): GenerationEnd => ({
    reason,
    usage: { promptTokens: prompt.length, completionTokens },
    seconds: (performance.now() - started) / 1000,
  });

  let rest: Token[] = prompt.slice(await keepPrefix(sequence, prompt, prompt.length - 1));
  while (rest.length > prefillTokens && !signal.aborted) {
    await sequence.evaluateWithoutGeneratingNewTokens(rest.slice(0, prefillTokens));
    rest = rest.slice(prefillTokens);
  }
  if (signal.aborted) return { ...end(), reason: "cancelled" };

  const { temperature, topK, topP, seed } = command;
  let stopped = false;
  for await (const token of sequence.evaluate(rest, { temperature, topK, topP, minP: 0, seed })) {
    completionTokens += 1;
    stopped = say(written.push(token));
    if (stopped) break;
    if (signal.aborted) reason = "cancelled";
    else if (completionTokens >= limit) reason = "length";
    else continue;
    break;
  }
  if (!stopped && !say(written.flush())) {
    const held = stops.flush();
    if (held !== "") onText(held);
  }
  return end();
}
