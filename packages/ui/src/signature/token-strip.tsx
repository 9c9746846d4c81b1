import { memo, useMemo } from "react";
import { classNames } from "../class-names.ts";
import { formatNumber } from "../format/format-number.ts";
import { plural } from "../format/plural.ts";
import { VirtualList } from "../tables/virtual-list.tsx";
import { countTokens, isSpecialToken, type SeenToken, type TokenCounts } from "./words/count-tokens.ts";
import { type TokenBlock, tokenBlocks } from "./words/token-blocks.ts";

export interface TokenStripProps {
  tokens: readonly SeenToken[];
  /** Tokens that stood behind the last one and were cut off. */
  cutTokens: number;
  /** Why the row is left out; its tokens may then be missing. */
  dropped?: string | null | undefined;
  /** The limit they were cut at. */
  maxLength?: number | undefined;
  /** Marks of the template; without it what looks like one. */
  isSpecial?: ((token: SeenToken) => boolean) | undefined;
  /** CSS height at which a long row scrolls. */
  maxHeight?: string | undefined;
}

/** More tokens than this are drawn as they come into view. */
const allAtOnce = 3000;

/** A row exactly as the model reads it: what is trained is shaded, what is only read is pale, the template's marks are seen. */
export function TokenStrip(props: TokenStripProps) {
  const { tokens, cutTokens, dropped, maxLength, isSpecial = isSpecialToken, maxHeight = "28rem" } = props;
  const counts = useMemo(() => countTokens(tokens, isSpecial), [tokens, isSpecial]);
  const blocks = useMemo(() => tokenBlocks(tokens), [tokens]);
  const cut = cutTokens > 0 && (
    <p className="my-1 flex items-center gap-3 font-sans text-sm text-warning" data-cut>
      <span aria-hidden className="h-px flex-1 border-current border-t border-dashed" />
      {`cut at ${formatNumber(maxLength ?? tokens.length)}: ${plural(cutTokens, "token")} behind this line ${cutTokens === 1 ? "is" : "are"} never seen`}
      <span aria-hidden className="h-px flex-1 border-current border-t border-dashed" />
    </p>
  );
  return (
    <div className="grid min-w-0 gap-3">
      {dropped !== null && dropped !== undefined && (
        <p className="rounded-md bg-warning-soft px-3 py-2 text-table">
          This row is left out of training: {droppedWords[dropped] ?? dropped.replaceAll("_", " ")}.
        </p>
      )}
      {tokens.length > allAtOnce ? (
        <>
          <VirtualList
            label="Tokens"
            items={blocks}
            itemKey={(block) => String(block.from)}
            estimate={blockHeight}
            maxHeight={maxHeight}
          >
            {(block) => <Block block={block} isSpecial={isSpecial} />}
          </VirtualList>
          {cut}
        </>
      ) : (
        tokens.length > 0 && (
          <div>
            {blocks.map((block) => (
              <Block key={block.from} block={block} isSpecial={isSpecial} />
            ))}
            {cut}
          </div>
        )
      )}
      {tokens.length > 0 && <Counts counts={counts} maxLength={maxLength} />}
    </div>
  );
}

function Counts({ counts, maxLength }: { counts: TokenCounts; maxLength: number | undefined }) {
  return (
    <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
      <span>
        <span className="rounded-xs bg-accent-soft px-1.5 py-0.5">trained</span>{" "}
        {plural(counts.trained, "token")}
      </span>
      <span className="text-muted">only read {plural(counts.masked, "token")}</span>
      {counts.special > 0 && <span className="text-s3">{plural(counts.special, "special token")}</span>}
      <span className="text-muted">
        {maxLength === undefined
          ? plural(counts.total, "token")
          : `${formatNumber(counts.total)} of ${formatNumber(maxLength)} used`}
      </span>
    </p>
  );
}

const blockHeight = 260;

/** Codes that the preparation gives for rows it leaves out. */
const droppedWords: Readonly<Record<string, string>> = {
  too_long: "it is longer than the limit",
  no_assistant_turn: "it has no answer to learn from",
  no_trained_tokens: "no token of it would be trained",
  answer_cut_off: "its answer would be cut off",
};

interface BlockProps {
  block: TokenBlock;
  isSpecial: (token: SeenToken) => boolean;
}

const Block = memo(function Block({ block, isSpecial }: BlockProps) {
  return (
    <p className="whitespace-pre-wrap font-mono text-table leading-[26px] [overflow-wrap:anywhere]">
      {block.tokens.map((token, at) => {
        const special = isSpecial(token);
        return (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: a token is its place; the row never changes.
            key={at}
            title={`token ${formatNumber(block.from + at + 1)}, id ${token.id}`}
            data-trained={token.trained || undefined}
            className={classNames(
              "rounded-xs border-surface border-r py-0.5",
              token.trained ? "bg-accent-soft forced-colors:underline" : special ? "" : "text-faint",
              special && "text-s3",
              special && token.trained && "outline-1 -outline-offset-1 outline-accent",
            )}
          >
            {visible(token.text)}
          </span>
        );
      })}
    </p>
  );
});

/** Line ends, tabs and characters without a shape get a sign; a line end still ends the line. */
function visible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, (sign) => {
    if (sign === "\n") return "↵\n";
    if (sign === "\t") return "⇥\t";
    const code = sign.codePointAt(0) ?? 0;
    return code < 0x20 ? String.fromCodePoint(0x2400 + code) : `\\u${code.toString(16).padStart(4, "0")}`;
  });
}
