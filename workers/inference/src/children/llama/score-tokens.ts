import { open } from "node:fs/promises";
import type { GenerationCommand } from "@facet/contracts/inference/generation-line";
import type { ControlledEvaluateInputItem, Token } from "node-llama-cpp";
import { keepPrefix } from "./keep-prefix.ts";
import type { LoadedModel } from "./load-model.ts";
import { OperationFailure } from "./name-failure.ts";

type ScoreCommand = Extract<GenerationCommand, { op: "score" }>;

/** The library hands distributions over as maps of boxed numbers; about this many entries at once stay under 100 MB. */
const entriesAtOnce = 800_000;

/**
 * Write the model's next-token distributions along given tokens (teacher forcing) to `out`: float32 natural-log
 * probabilities, row-major [tokens.length - from, vocabulary]; row i is the distribution of tokens[from + i] given all before it.
 */
export async function scoreTokens(
  { sequence, vocabularySize }: LoadedModel,
  command: ScoreCommand,
): Promise<{ rows: number; vocab: number }> {
  const { from, out } = command;
  // The caller's ids are the model's own: they came from `tokenize` or from the same tokenizer.
  const tokens = command.tokens as Token[];
  const rows = tokens.length - from;
  if (from < 1 || rows < 1)
    throw new OperationFailure(
      "invalid_request",
      "`from` must leave at least one token before it and one after.",
    );
  if (tokens.some((token) => token < 0 || token >= vocabularySize)) {
    throw new OperationFailure("invalid_request", `A token is outside the vocabulary of ${vocabularySize}.`);
  }
  if (tokens.length > sequence.context.contextSize - 1) {
    throw new OperationFailure(
      "invalid_request",
      `${tokens.length} tokens do not fit the context of ${sequence.context.contextSize}.`,
    );
  }
  const kept = await keepPrefix(sequence, tokens, from - 1);
  if (kept < from - 1) await sequence.evaluateWithoutGeneratingNewTokens(tokens.slice(kept, from - 1));
  const file = await open(out, "w");
  try {
    const step = Math.max(1, Math.floor(entriesAtOnce / vocabularySize));
    for (let at = from - 1; at < tokens.length - 1; at += step) {
      const inputs = tokens.slice(at, Math.min(at + step, tokens.length - 1));
      const items = inputs.map(
        (token): ControlledEvaluateInputItem => [token, { generateNext: { logits: true } }],
      );
      const results = await sequence.controlledEvaluate(items);
      for (const result of results) {
        const logits = result?.next.logits;
        if (logits === undefined)
          throw new OperationFailure("internal", "llama.cpp returned no distribution.");
        await file.write(logProbabilities(logits, vocabularySize));
      }
    }
  } finally {
    await file.close();
  }
  return { rows, vocab: vocabularySize };
}

/** Log-softmax in double precision, stored as float32. */
function logProbabilities(logits: ReadonlyMap<Token, number>, vocabularySize: number): Uint8Array {
  let highest = Number.NEGATIVE_INFINITY;
  for (const value of logits.values()) if (value > highest) highest = value;
  let sum = 0;
  for (const value of logits.values()) sum += Math.exp(value - highest);
  const shift = highest + Math.log(sum);
  const row = new Float32Array(vocabularySize).fill(Number.NEGATIVE_INFINITY);
  for (const [token, value] of logits) row[token] = value - shift;
  return new Uint8Array(row.buffer);
}
