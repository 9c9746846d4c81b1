import type { CanonicalRow } from "@facet/sdk/generated/types.gen";
import { z } from "zod";
import { oneLine } from "../terminal/table.ts";

const Chat = z.object({
  messages: z.array(
    z.object({
      role: z.string(),
      content: z.string().nullish(),
      tool_calls: z.array(z.unknown()).optional(),
    }),
  ),
});
const Pair = z.object({ prompt: z.string(), completion: z.string() });

/** A row as a person reads it: a line for each message or part. */
export function formatRow({ row, content }: CanonicalRow): string {
  const parts = read(content);
  const width = Math.max(...parts.map(([label]) => label.length));
  return [`row ${row}`, ...parts.map(([label, text]) => `  ${label.padEnd(width)}  ${oneLine(text)}`)].join(
    "\n",
  );
}

function read(content: unknown): [string, string][] {
  const chat = Chat.safeParse(content);
  if (chat.success)
    return chat.data.messages.map(({ role, content: text, tool_calls: calls }) => [
      role,
      [text ?? "", calls === undefined ? "" : JSON.stringify(calls)].filter((part) => part !== "").join(" "),
    ]);
  const pair = Pair.safeParse(content);
  if (pair.success)
    return [
      ["prompt", pair.data.prompt],
      ["completion", pair.data.completion],
    ];
  const text = z.object({ text: z.string() }).safeParse(content);
  return [["text", text.success ? text.data.text : JSON.stringify(content)]];
}
