import type { ReactNode } from "react";
import { classNames } from "../class-names.ts";
import { words } from "../words.ts";
import { SafeMarkdown } from "./safe-markdown.tsx";

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
  system: "w-full bg-transparent px-0 py-0 text-muted",
  user: "ml-auto bg-sunken",
  assistant: "mr-auto border border-line bg-surface",
  tool: "mr-auto border border-line border-dashed font-mono text-sm",
} as const;

export function ChatBubbles({ label, messages, markdown = false }: ChatBubblesProps) {
  return (
    <ol aria-label={label} className="grid gap-3">
      {messages.map((message, index) => (
        <li
          key={message.id ?? index}
          className={classNames("grid gap-1", message.role === "user" && "justify-items-end")}
        >
          <span className="font-medium text-faint text-sm">{words.chat.roles[message.role]}</span>
          <div
            className={classNames(
              "max-w-[min(85%,680px)] rounded-lg px-3 py-2 [overflow-wrap:anywhere] forced-colors:border",
              looks[message.role],
            )}
          >
            {typeof message.content !== "string" ? (
              message.content
            ) : markdown && message.role === "assistant" ? (
              <SafeMarkdown text={message.content} />
            ) : (
              <p className="whitespace-pre-wrap">{message.content}</p>
            )}
            {message.state === "writing" && (
              <span className="ml-0.5 inline-block h-4 w-0.5 animate-pulse bg-running align-text-bottom">
                <span className="sr-only">{words.chat.writing}</span>
              </span>
            )}
          </div>
          {(message.note !== undefined || message.state === "stopped") && (
            <span className="text-faint text-sm">
              {message.state === "stopped" && <span className="text-warning">{words.chat.stopped} </span>}
              {message.note}
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}
