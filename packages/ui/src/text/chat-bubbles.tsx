import type { ReactNode } from "react";
import { classNames } from "../class-names.ts";
import { onDemand } from "../on-demand.ts";
import { words } from "../words.ts";

export interface ChatMessage {
  id?: string | undefined;
  role: "system" | "user" | "assistant" | "tool";
  /** Text, or parts the page draws: a difference to the base. */
  content: string | ReactNode;
  /** Small print under it: tokens per second, seed. */
  note?: ReactNode;
  /** Being written now, or cut short. */
  state?: "writing" | "stopped" | undefined;
}

export interface ChatBubblesProps {
  label: string;
  messages: readonly ChatMessage[];
  /** Draws a model's Markdown; off where the exact text counts. */
  markdown?: boolean | undefined;
}

const looks = {
  system: "text-muted",
  user: "bg-sunken px-3 py-2",
  assistant: "border border-line bg-surface px-3 py-2",
  tool: "border border-line-strong border-dashed px-3 py-2 font-mono text-sm",
} as const;

export function ChatBubbles({ label, messages, markdown = false }: ChatBubblesProps) {
  return (
    <ol aria-label={label} className="grid gap-3">
      {messages.map((message, index) => (
        <li
          key={message.id ?? index}
          className={classNames(
            "grid justify-items-start gap-1",
            message.role === "user" && "!justify-items-end",
          )}
        >
          <span className="font-medium text-faint text-sm">{words.chat.roles[message.role]}</span>
          <div
            className={classNames(
              "max-w-[min(85%,680px)] rounded-lg [overflow-wrap:anywhere] forced-colors:border",
              looks[message.role],
              message.state === "writing" && !isPlain(message, markdown) && writingMarkdown,
            )}
          >
            {typeof message.content !== "string" ? (
              message.content
            ) : !isPlain(message, markdown) ? (
              <Marked text={message.content} />
            ) : (
              <p className="whitespace-pre-wrap">
                {message.content}
                {message.state === "writing" && <Writing />}
              </p>
            )}
          </div>
          {(message.note !== undefined || message.state === "stopped") && (
            <span className="text-faint text-sm">
              {message.state === "stopped" && <span className="text-warning">{words.chat.stopped}</span>}
              {message.state === "stopped" && message.note !== undefined && " · "}
              {message.note}
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}

const marked = onDemand<{ text: string }>(async () => (await import("./safe-markdown.tsx")).SafeMarkdown);

/** Its exact text until what reads Markdown is there. */
function Marked({ text }: { text: string }) {
  const Text = marked.usePart(true);
  return Text === undefined ? <span className="whitespace-pre-wrap">{text}</span> : <Text text={text} />;
}

const isPlain = (message: ChatMessage, markdown: boolean) =>
  typeof message.content === "string" && !(markdown && message.role === "assistant");

/** Markdown ends in a block of its own kind: the mark stands behind that block's text. */
const writingMarkdown =
  "[&>div>:last-child]:after:ml-0.5 [&>div>:last-child]:after:animate-pulse [&>div>:last-child]:after:text-running [&>div>:last-child]:after:content-['▍']";

function Writing() {
  return (
    <span className="ml-0.5 inline-block h-4 w-0.5 animate-pulse bg-running align-text-bottom">
      <span className="sr-only">{words.chat.writing}</span>
    </span>
  );
}
