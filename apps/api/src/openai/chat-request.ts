import { JsonValue } from "@facet/contracts/json-value";
import { z } from "zod";

const TextPart = z.looseObject({ type: z.literal("text"), text: z.string() });
const Content = z.union([z.string(), z.array(TextPart), z.null()]).optional();

/** OpenAI's chat request as far as Facet honours it. Unknown fields are ignored, as OpenAI's servers do. */
export const ChatRequest = z.looseObject({
  model: z.string(),
  messages: z
    .array(
      z.looseObject({
        role: z.enum(["developer", "system", "user", "assistant", "tool"]),
        content: Content,
        name: z.string().optional(),
        tool_calls: z.array(JsonValue).optional(),
      }),
    )
    .min(1),
  temperature: z.number().min(0).max(2).nullish(),
  top_p: z.number().min(0).max(1).nullish(),
  top_k: z.int().min(0).nullish(),
  max_completion_tokens: z.int().min(1).nullish(),
  max_tokens: z.int().min(1).nullish(),
  n: z.literal(1, "only one answer a request").nullish(),
  stop: z.union([z.string(), z.array(z.string()).max(4)]).nullish(),
  seed: z.int().nullish(),
  stream: z.boolean().nullish(),
  stream_options: z.looseObject({ include_usage: z.boolean().optional() }).nullish(),
  tools: z.array(JsonValue).nullish(),
});
export type ChatRequest = z.infer<typeof ChatRequest>;

/** Text of a message; parts are joined as they stand. */
export function textOf(content: z.infer<typeof Content>): string | null {
  if (content === null || content === undefined) return null;
  return typeof content === "string" ? content : content.map((part) => part.text).join("");
}
