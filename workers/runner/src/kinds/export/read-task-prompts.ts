import { readRows } from "@facet/datasets/read-rows";
import { z } from "zod";

const promptCount = 12;

const Message = z.looseObject({ role: z.string(), content: z.string() });
const Chat = z.object({ messages: z.array(Message).min(2) });
const Pair = z.object({ prompt: z.string() });

/** Prompts of the first held-out rows, as messages: the half of the parity prompts that is on the task. */
export async function readTaskPrompts(testRows: string): Promise<z.infer<typeof Message>[][]> {
  const { rows } = await readRows({ path: testRows, offset: 0, limit: promptCount });
  return rows.flatMap(({ content }) => {
    const chat = Chat.safeParse(content);
    if (chat.success) return [chat.data.messages.slice(0, -1)];
    const pair = Pair.safeParse(content);
    return pair.success ? [[{ role: "user", content: pair.data.prompt }]] : [];
  });
}
