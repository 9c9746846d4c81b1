import type { SeenToken } from "./count-tokens.ts";

export interface TokenBlock {
  /** Index of its first token in the row. */
  readonly from: number;
  readonly tokens: readonly SeenToken[];
}

const least = 150;
const most = 400;

/** Parts of a row that are drawn each by itself: they end where a line ends, or at the latest after 400 tokens. */
export function tokenBlocks(tokens: readonly SeenToken[]): readonly TokenBlock[] {
  const blocks: TokenBlock[] = [];
  let from = 0;
  tokens.forEach((token, at) => {
    const size = at - from + 1;
    const ends = (size >= least && token.text.endsWith("\n")) || size >= most || at === tokens.length - 1;
    if (!ends) return;
    blocks.push({ from, tokens: tokens.slice(from, at + 1) });
    from = at + 1;
  });
  return blocks;
}
