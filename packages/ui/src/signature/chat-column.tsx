import { Square } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { Button } from "../actions/button.tsx";
import { Spinner } from "../actions/spinner.tsx";
import { formatDuration } from "../format/format-duration.ts";
import { formatNumber } from "../format/format-number.ts";
import { gap } from "../format/language.ts";
import { plural } from "../format/plural.ts";
import { StatusIcon } from "../status/status-icon.tsx";
import { ChatBubbles, type ChatMessage } from "../text/chat-bubbles.tsx";

/** What the model is doing now. */
export type Generation =
  | { readonly state: "idle" }
  /** The model is fetched and loaded: what happens, and for how long by now. */
  | { readonly state: "loading"; readonly stage: string; readonly seconds: number }
  | {
      readonly state: "writing";
      readonly text: string;
      readonly tokens: number;
      readonly tokensPerSecond: number | null;
    }
  | {
      readonly state: "done" | "stopped" | "full";
      readonly tokens: number;
      readonly tokensPerSecond: number | null;
      readonly seconds: number;
    }
  | {
      readonly state: "failed";
      readonly title: string;
      readonly fix: string;
      readonly retryAfterSeconds?: number | undefined;
    };

export interface ChatColumnProps {
  /** Which model speaks: "base", "tuned", "step 300". */
  title: string;
  subtitle?: string | undefined;
  /** Finished turns; the one being written stands in `generation`. */
  messages: readonly ChatMessage[];
  generation: Generation;
  onStop: () => void;
  onRetry?: (() => void) | undefined;
  /** Remove the column, choose another model. */
  actions?: ReactNode;
  /** Under the last answer: add as an example, copy. */
  answerActions?: ReactNode;
  empty?: string | undefined;
  markdown?: boolean | undefined;
  /** CSS height at which it scrolls. */
  height?: string | undefined;
}

/** One model's side of a conversation in the playground. */
export function ChatColumn(props: ChatColumnProps) {
  const { title, subtitle, messages, generation, onStop, onRetry, actions, answerActions } = props;
  const { empty = "Ask both the same thing and see what differs.", markdown, height = "32rem" } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const near = useRef(true);
  const writing: readonly ChatMessage[] =
    generation.state === "writing"
      ? [{ id: "writing", role: "assistant", content: generation.text, state: "writing" }]
      : [];
  const shown = [...messages, ...writing];
  const length = shown.length + (generation.state === "writing" ? generation.text.length : 0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `length` says that there is more to see.
  useEffect(() => {
    const node = scroller.current;
    // Whoever has scrolled back to read is left in peace.
    if (node !== null && near.current) node.scrollTop = node.scrollHeight;
  }, [length]);

  const busy = generation.state === "loading" || generation.state === "writing";
  return (
    <section aria-label={title} className="flex min-w-0 flex-col rounded-lg border border-line bg-surface">
      <header className="flex min-h-11 items-center justify-between gap-2 border-line border-b px-4 py-1.5">
        <div className="min-w-0">
          <h3 className="truncate font-semibold">{title}</h3>
          {subtitle !== undefined && <p className="truncate text-muted text-sm">{subtitle}</p>}
        </div>
        <div className="flex items-center gap-1">{actions}</div>
      </header>
      <div
        ref={scroller}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
        tabIndex={0}
        role="log"
        aria-label={`Conversation with ${title}`}
        // Read as a whole when it is done, not word by word.
        aria-live="off"
        aria-busy={busy}
        onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
          near.current = scrollHeight - scrollTop - clientHeight < 48;
        }}
        className="min-h-40 flex-1 overflow-y-auto p-4 focus-visible:outline-offset-[-2px]"
        style={{ maxHeight: height }}
      >
        {shown.length === 0 && !busy && generation.state !== "failed" ? (
          <p className="text-muted">{empty}</p>
        ) : (
          <ChatBubbles label={`Conversation with ${title}`} messages={shown} markdown={markdown} />
        )}
        {generation.state === "failed" && <Failed generation={generation} onRetry={onRetry} />}
      </div>
      {(generation.state !== "failed" && generation.state !== "idle") || answerActions !== undefined ? (
        <footer className="flex min-h-10 flex-wrap items-center justify-between gap-2 border-line border-t px-4 py-1.5 text-muted text-sm">
          <Progress generation={generation} />
          {busy ? (
            <Button size="small" icon={<Square size={12} fill="currentColor" aria-hidden />} onClick={onStop}>
              Stop
            </Button>
          ) : (
            <span className="flex gap-1">{answerActions}</span>
          )}
        </footer>
      ) : null}
      <p role="status" className="sr-only">
        {said(title, generation, messages)}
      </p>
    </section>
  );
}

function Progress({ generation }: { generation: Generation }) {
  switch (generation.state) {
    case "idle":
    case "failed":
      return <span />;
    case "loading":
      return (
        <span className="inline-flex items-center gap-2">
          <Spinner /> {generation.stage}, {formatDuration(generation.seconds * 1000)}
        </span>
      );
    case "writing":
      return (
        <span>
          {plural(generation.tokens, "token")}
          {speed(generation.tokensPerSecond)}
        </span>
      );
    case "done":
    case "stopped":
    case "full":
      return (
        <span>
          {generation.state === "stopped" && "stopped · "}
          {generation.state === "full" && "reached the length limit · "}
          {plural(generation.tokens, "token")} in {formatDuration(generation.seconds * 1000)}
          {speed(generation.tokensPerSecond)}
        </span>
      );
  }
}

function Failed({
  generation,
  onRetry,
}: {
  generation: Extract<Generation, { state: "failed" }>;
  onRetry: (() => void) | undefined;
}) {
  const wait = generation.retryAfterSeconds ?? 0;
  return (
    <div role="alert" className="mt-3 grid justify-items-start gap-2 rounded-md bg-bad-soft p-3 text-table">
      <p className="inline-flex items-center gap-2 font-medium">
        <StatusIcon tone="bad" /> {generation.title}
      </p>
      <p>{generation.fix}</p>
      {onRetry !== undefined && (
        <Button
          size="small"
          onClick={onRetry}
          disabledReason={wait > 0 ? `Possible in ${wait} s` : undefined}
        >
          {wait > 0 ? `Try again in ${wait}${gap}s` : "Try again"}
        </Button>
      )}
    </div>
  );
}

function speed(tokensPerSecond: number | null): string {
  return tokensPerSecond === null ? "" : ` · ${formatNumber(tokensPerSecond, { digits: 1 })}${gap}tokens/s`;
}

/** What a screen reader hears: that it waits, and the answer once it is whole. */
function said(title: string, generation: Generation, messages: readonly ChatMessage[]): string {
  if (generation.state === "loading") return `${title}: ${generation.stage}`;
  if (generation.state !== "done" && generation.state !== "stopped" && generation.state !== "full") return "";
  const answer = messages.at(-1)?.content;
  return typeof answer === "string" ? `${title}: ${answer}` : `${title} has answered.`;
}
