export interface SeenToken {
  readonly id: number;
  readonly text: string;
  readonly trained: boolean;
}

export interface TokenCounts {
  readonly total: number;
  readonly trained: number;
  readonly masked: number;
  readonly special: number;
}

export function countTokens(tokens: readonly SeenToken[], special = isSpecialToken): TokenCounts {
  let [trained, marks] = [0, 0];
  for (const token of tokens) {
    if (token.trained) trained += 1;
    if (special(token)) marks += 1;
  }
  return { total: tokens.length, trained, masked: tokens.length - trained, special: marks };
}

/** A mark of the template rather than a word: `<|im_start|>`, `<bos>`, `<end_of_turn>`, `[INST]`, `</s>`. */
export function isSpecialToken({ text }: SeenToken): boolean {
  return /^(<\|[^|<>\s]+\|>|<\/?[a-z_0-9]+>|\[\/?[A-Z_]+\])$/.test(text.trim());
}
