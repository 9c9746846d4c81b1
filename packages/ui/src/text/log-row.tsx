import { memo, type ReactNode } from "react";
import { classNames } from "../class-names.ts";
import { words } from "../words.ts";

export interface LogLine {
  /** 1, 2, 3, ...: also its key and the number in a link to it. */
  number: number;
  text: string;
  level?: "debug" | "info" | "warn" | "error" | undefined;
  /** Stands in front: the time as text. */
  time?: string | undefined;
}

interface LogRowProps {
  line: LogLine;
  index: number;
  top: number;
  height: number;
  wrap: boolean;
  /** Lower case. */
  query: string;
  mark: "match" | "linked" | null;
  measure: ((node: HTMLElement | null) => void) | undefined;
  onLink: ((line: number) => void) | undefined;
}

const levels = { debug: "text-faint", info: "", warn: "text-warning", error: "text-bad" } as const;

export const LogRow = memo(function LogRow(props: LogRowProps) {
  const { line, index, top, height, wrap, query, mark, measure, onLink } = props;
  const level = line.level ?? "info";
  return (
    <div
      ref={measure}
      data-index={index}
      className={classNames(
        "absolute left-0 flex min-w-full",
        wrap && "right-0",
        mark === "match" && "bg-warning-soft",
        mark === "linked" && "bg-accent-soft",
      )}
      style={{ transform: `translateY(${top}px)`, minHeight: height, lineHeight: `${height}px` }}
    >
      {onLink === undefined ? (
        <span aria-hidden className="w-16 shrink-0 select-none pr-3 text-right text-faint">
          {line.number}
        </span>
      ) : (
        <button
          type="button"
          aria-label={words.logs.line(line.number)}
          onClick={() => onLink(line.number)}
          className="w-16 shrink-0 select-none pr-3 text-right text-faint hover:text-text focus-visible:outline-offset-[-2px]"
        >
          {line.number}
        </button>
      )}
      {line.time !== undefined && <span className="shrink-0 pr-3 text-faint">{line.time}</span>}
      {level !== "info" && level !== "debug" && (
        <span className={classNames("w-12 shrink-0 font-medium", levels[level])}>{level}</span>
      )}
      <span
        className={classNames(
          "pr-4",
          levels[level],
          wrap ? "min-w-0 whitespace-pre-wrap [overflow-wrap:anywhere]" : "whitespace-pre",
        )}
      >
        {marked(line.text, query)}
      </span>
    </div>
  );
});

function marked(text: string, query: string): ReactNode {
  const from = query === "" ? -1 : text.toLowerCase().indexOf(query);
  if (from < 0) return text;
  const to = from + query.length;
  return (
    <>
      {text.slice(0, from)}
      <mark className="rounded-xs bg-warning-soft text-text outline outline-warning">
        {text.slice(from, to)}
      </mark>
      {text.slice(to)}
    </>
  );
}
