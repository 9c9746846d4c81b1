interface Message {
  readonly role: string;
  readonly content: string;
}

/** The messages of a prompt as the API hands it out: a list of messages, or a plain text. */
export function promptMessages(prompt: unknown): readonly Message[] {
  if (typeof prompt === "string") return [{ role: "user", content: prompt }];
  const list = Array.isArray(prompt)
    ? prompt
    : isRecord(prompt) && Array.isArray(prompt.messages)
      ? prompt.messages
      : [];
  const found = list.filter(isRecord).map(({ role, content }) => ({
    role: typeof role === "string" ? role : "user",
    content:
      typeof content === "string"
        ? content
        : content === undefined || content === null
          ? ""
          : JSON.stringify(content),
  }));
  if (found.length > 0 || !isRecord(prompt)) return found;
  const text = prompt.prompt ?? prompt.text;
  return typeof text === "string" ? [{ role: "user", content: text }] : [];
}

/** What was asked last: the part of a prompt that tells one row from the next. */
export function lastAsked(prompt: unknown): string {
  const messages = promptMessages(prompt);
  return (messages.findLast((message) => message.role === "user") ?? messages.at(-1))?.content ?? "";
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
