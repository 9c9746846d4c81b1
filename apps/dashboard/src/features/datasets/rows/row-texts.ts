import { rowMessages } from "@facet/ui/signature/words/row-messages";

export interface RowTexts {
  /** What was asked last; of plain text the whole. */
  readonly asked: string;
  /** Null for plain text, which answers nothing. */
  readonly answer: string | null;
  readonly turns: number;
}

/** What tells one row from the next. */
export function rowTexts(content: unknown): RowTexts {
  const messages = rowMessages(content);
  const text = (found: (typeof messages)[number] | undefined) =>
    typeof found?.content === "string" ? found.content : "";
  const answered = messages.at(-1);
  const asked = messages.slice(0, -1).findLast(({ role }) => role === "user") ?? messages[0];
  return {
    asked: text(asked),
    answer: messages.length > 1 ? text(answered) : null,
    turns: messages.length,
  };
}
