import type { LlamaModel, Token } from "node-llama-cpp";

/** A character has at most four bytes, so at most this many tokens; longer waiting means the bytes are not text. */
const longestCharacterTokens = 4;
const contextTokens = 3;
const notYetACharacter = "\ufffd";

interface TokenWriter {
  /** The text that is certain once this token is known; empty while a character is incomplete. */
  push(token: Token): string;
  /** What is left when no token follows. */
  flush(): string;
}

/** Turn tokens into text as they come, without cutting a character in two. Control tokens write nothing. */
export function writeTokens(model: Pick<LlamaModel, "detokenize">): TokenWriter {
  let waiting: Token[] = [];
  /** The tokens before, because some tokenizers write the first word's space otherwise. */
  let recent: Token[] = [];

  const take = (): string => {
    const text = model.detokenize(waiting, false, recent);
    recent = [...recent, ...waiting].slice(-contextTokens);
    waiting = [];
    return text;
  };
  return {
    push(token) {
      waiting.push(token);
      const incomplete = model.detokenize(waiting, false, recent).endsWith(notYetACharacter);
      return incomplete && waiting.length < longestCharacterTokens ? "" : take();
    },
    flush: () => (waiting.length === 0 ? "" : take()),
  };
}
