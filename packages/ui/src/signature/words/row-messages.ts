import type { ChatMessage } from "../../text/chat-bubbles.tsx";

const roles = ["system", "user", "assistant", "tool"] as const;

/** A canonical row as a conversation: messages as they are, a prompt and its completion, or one text. */
export function rowMessages(content: unknown): readonly ChatMessage[] {
  if (!isRecord(content)) return [];
  const { messages, prompt, completion, text } = content;
  if (Array.isArray(messages)) return messages.filter(isRecord).map(message);
  if (typeof prompt === "string") {
    const answer =
      typeof completion === "string" ? [{ role: "assistant" as const, content: completion }] : [];
    return [{ role: "user", content: prompt }, ...answer];
  }
  return typeof text === "string" ? [{ role: "assistant", content: text }] : [];
}

function message({ role, content, tool_calls: calls, name }: Readonly<Record<string, unknown>>): ChatMessage {
  const text =
    typeof content === "string"
      ? content
      : content === undefined || content === null
        ? ""
        : JSON.stringify(content);
  const called = calls === undefined || calls === null ? "" : JSON.stringify(calls, null, 2);
  return {
    role: roles.find((one) => one === role) ?? "user",
    content: [text, called].filter((part) => part !== "").join("\n"),
    ...(typeof name === "string" ? { note: name } : {}),
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
