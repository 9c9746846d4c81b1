import { useMemo } from "react";
import { sharedWords, wordDiff } from "./words/word-diff.ts";

export interface DiffTextProps {
  before: string;
  after: string;
  /** Shows struck through what is gone; without it only what is new is marked. */
  showRemoved?: boolean | undefined;
  /** Below this share of common words, 0 to 1, nothing is marked. */
  leastShared?: number | undefined;
}

/** A text with what is new in it marked; plain where both have so little in common that every word would be. */
export function DiffText({ before, after, showRemoved = false, leastShared = 0.25 }: DiffTextProps) {
  const parts = useMemo(() => wordDiff(before, after), [before, after]);
  if (!showRemoved && sharedWords(parts) < leastShared) {
    return <span className="whitespace-pre-wrap [overflow-wrap:anywhere]">{after}</span>;
  }
  return (
    <span className="whitespace-pre-wrap [overflow-wrap:anywhere]">
      {parts.map((part, at) => {
        const key = `${at}${part.kind}`;
        if (part.kind === "same") return <span key={key}>{part.text}</span>;
        if (part.kind === "added") {
          return (
            <ins
              key={key}
              className="rounded-xs bg-accent-soft text-text no-underline forced-colors:underline"
            >
              {part.text}
            </ins>
          );
        }
        return showRemoved ? (
          <del key={key} className="rounded-xs bg-bad-soft text-muted">
            {part.text}
          </del>
        ) : null;
      })}
    </span>
  );
}
