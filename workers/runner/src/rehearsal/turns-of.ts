import type { CanonicalRow } from "@facet/contracts/datasets/dataset";
import { z } from "zod";

export interface Turn {
  readonly role: string;
  readonly content: string;
}

const Chat = z.object({
  messages: z.array(z.object({ role: z.string(), content: z.string().nullish() })),
});
const Pair = z.object({ prompt: z.string(), completion: z.string() });
const Text = z.object({ text: z.string() });

/** A row as the rehearsal's model reads it: a pair is a chat, a text one turn of its own. */
export function turnsOf({ content }: Pick<CanonicalRow, "content">): Turn[] {
  const chat = Chat.safeParse(content);
  if (chat.success)
    return chat.data.messages.map((message) => ({ role: message.role, content: message.content ?? "" }));
  const pair = Pair.safeParse(content);
  if (pair.success)
    return [
      { role: "user", content: pair.data.prompt },
      { role: "assistant", content: pair.data.completion.trim() },
    ];
  return [{ role: "text", content: Text.parse(content).text }];
}

/** What is asked and what is wanted; null for rows that ask nothing. */
export function questionOf(turns: readonly Turn[]): { asked: Turn[]; reference: string } | null {
  const last = turns.findLastIndex(({ role }) => role === "assistant");
  const answer = turns[last];
  return answer === undefined ? null : { asked: turns.slice(0, last), reference: answer.content };
}
