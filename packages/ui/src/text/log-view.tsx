import { useVirtualizer } from "@tanstack/react-virtual";
import { ArrowDownToLine, ChevronDown, ChevronUp, WrapText } from "lucide-react";
import { type ReactNode, useDeferredValue, useEffect, useRef, useState } from "react";
import { Button } from "../actions/button.tsx";
import { IconButton } from "../actions/icon-button.tsx";
import { TextInput } from "../forms/text-input.tsx";
import { words } from "../words.ts";
import { type LogLine, LogRow } from "./log-row.tsx";
import { type LineSearch, noSearch, searchLines } from "./search-lines.ts";

export interface LogViewProps {
  lines: readonly LogLine[];
  /** Search text, kept in the URL by the page; without `onQuery` the view keeps it. */
  query?: string | undefined;
  onQuery?: ((query: string) => void) | undefined;
  /** A line of the URL: marked, and scrolled to once. */
  line?: number | undefined;
  /** Copies a link to a line. */
  onLink?: ((line: number) => void) | undefined;
  /** Level filter, attempt, download. */
  actions?: ReactNode;
  /** New lines arrive; at the end the view follows them. */
  live?: boolean | undefined;
  height?: string | undefined;
}

/** 100,000 lines: only those in view exist; a search reads each line once. */
export function LogView(props: LogViewProps) {
  const { lines, line, onLink, actions, live = false, height = "480px" } = props;
  // A line number that can be pressed must be 24 px high.
  const lineHeight = onLink === undefined ? 20 : 24;
  const [ownQuery, setOwnQuery] = useState("");
  const query = props.query ?? ownQuery;
  const search = useSearch(lines, useDeferredValue(query));
  const [at, setAt] = useState(0);
  const [wrap, setWrap] = useState(false);
  const [follows, setFollows] = useState(live && line === undefined);
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => lineHeight,
    overscan: 20,
  });

  useEffect(() => {
    if (follows && lines.length > 0) virtualizer.scrollToIndex(lines.length - 1, { align: "end" });
  }, [follows, lines.length, virtualizer]);
  // Scrolls once for a line number: lines that arrive later must not pull the view back.
  const linked = useRef<number | undefined>(undefined);
  useEffect(() => {
    const index = line === linked.current ? -1 : lines.findIndex((candidate) => candidate.number === line);
    if (index < 0) return;
    linked.current = line;
    virtualizer.scrollToIndex(index, { align: "center" });
  }, [line, lines, virtualizer]);

  const count = search.found.length;
  const current = count === 0 ? -1 : (search.found[at % count] ?? -1);
  const go = (by: number) => {
    if (count === 0) return;
    const next = (at + by + count) % count;
    setAt(next);
    setFollows(false);
    virtualizer.scrollToIndex(search.found[next] ?? 0, { align: "center" });
  };
  const ask = (next: string) => {
    setAt(0);
    (props.onQuery ?? setOwnQuery)(next);
  };
  const scrolled = () => {
    const box = scroller.current;
    if (box === null || !live) return;
    setFollows(box.scrollHeight - box.scrollTop - box.clientHeight < lineHeight * 2);
  };

  return (
    <div className="min-w-0">
      <div className="flex min-h-13 flex-wrap items-center gap-2 border-line border-b px-4 py-2">
        <TextInput
          type="search"
          aria-label={words.logs.search}
          placeholder={words.logs.search}
          value={query}
          onChange={ask}
          onKeyDown={(event) => {
            if (event.key !== "Enter") return;
            event.preventDefault();
            go(event.shiftKey ? -1 : 1);
          }}
          className="max-w-70"
        />
        {query !== "" && (
          <>
            <span role="status" className="text-muted text-sm">
              {words.logs.matches(count === 0 ? 0 : (at % count) + 1, count)}
            </span>
            <IconButton
              size="small"
              label={words.logs.previous}
              icon={<ChevronUp size={14} aria-hidden />}
              onClick={() => go(-1)}
            />
            <IconButton
              size="small"
              label={words.logs.next}
              icon={<ChevronDown size={14} aria-hidden />}
              onClick={() => go(1)}
            />
          </>
        )}
        <div className="ml-auto flex flex-wrap items-center gap-2">
          <span className="text-muted text-sm">{words.logs.count(lines.length)}</span>
          {actions}
          <IconButton
            size="small"
            label={words.logs.wrap}
            aria-pressed={wrap}
            look={wrap ? "plain" : "quiet"}
            icon={<WrapText size={14} aria-hidden />}
            onClick={() => setWrap(!wrap)}
          />
          {live && (
            <Button
              size="small"
              look={follows ? "plain" : "quiet"}
              aria-pressed={follows}
              icon={<ArrowDownToLine size={14} aria-hidden />}
              onClick={() => setFollows(!follows)}
            >
              {follows ? words.logs.following : words.logs.follow}
            </Button>
          )}
        </div>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms. */}
      <div
        ref={scroller}
        role="group"
        aria-label={words.logs.region}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
        tabIndex={0}
        onScroll={scrolled}
        className="overflow-auto font-mono text-sm focus-visible:outline-offset-[-2px]"
        style={{ height: lines.length === 0 ? "auto" : height }}
      >
        {lines.length === 0 ? (
          <p className="px-4 py-6 font-sans text-base text-muted">{words.logs.empty}</p>
        ) : (
          <div className="relative w-max min-w-full" style={{ height: virtualizer.getTotalSize() }}>
            {virtualizer.getVirtualItems().map((view) => {
              const entry = lines[view.index];
              return entry === undefined ? null : (
                <LogRow
                  key={entry.number}
                  line={entry}
                  index={view.index}
                  top={view.start}
                  wrap={wrap}
                  query={search.query}
                  height={lineHeight}
                  mark={view.index === current ? "match" : entry.number === line ? "linked" : null}
                  measure={wrap ? virtualizer.measureElement : undefined}
                  onLink={onLink}
                />
              );
            })}
          </div>
        )}
      </div>
    </div>
  );
}

function useSearch(lines: readonly LogLine[], query: string): LineSearch {
  const last = useRef(noSearch);
  // A cache of a pure function: what was found before makes the next answer cheaper, never another one.
  last.current = searchLines(lines, query, last.current);
  return last.current;
}
