import type { LlamaContextSequence, Token } from "node-llama-cpp";

/**
 * Bring the sequence to the longest state that `tokens` begins with, at most `longest` tokens of it, and return that length.
 * Nothing is shifted: a kept token has the position and the neighbours it was computed with.
 */
export async function keepPrefix(
  sequence: LlamaContextSequence,
  tokens: readonly Token[],
  longest: number,
): Promise<number> {
  await sequence.adaptStateToTokens(tokens.slice(0, longest), false);
  return sequence.nextTokenIndex;
}
