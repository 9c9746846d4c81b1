import { z } from "zod";
import type { FacetClient } from "./create-client.ts";
import { readEventStream } from "./read-event-stream.ts";
import { toApiError } from "./to-api-error.ts";

export interface ChatMessage {
  readonly role: "system" | "user" | "assistant" | "tool";
  readonly content: string;
}

interface Chat {
  /** Name of a base or tuned model. */
  readonly model: string;
  readonly messages: readonly ChatMessage[];
  readonly maxTokens?: number;
  /** 0: always the most likely token. */
  readonly temperature?: number;
  /** Only the most likely tokens that together have this probability, 0 to 1. */
  readonly topP?: number;
  /** The same seed and settings give the same answer again. */
  readonly seed?: number;
  readonly tools?: readonly unknown[];
  readonly signal?: AbortSignal;
}

/** What an answer ended with. `reason`: `length` when `maxTokens` cut it. */
export interface ChatEnd {
  readonly text: string;
  readonly reason: string | null;
  readonly promptTokens: number;
  readonly completionTokens: number;
}

const Chunk = z.object({
  choices: z.array(
    z.object({ delta: z.object({ content: z.string().nullish() }), finish_reason: z.string().nullish() }),
  ),
  usage: z.object({ prompt_tokens: z.int(), completion_tokens: z.int() }).nullish(),
});

/** The answer as it is written, piece by piece; returns how it ended. Throws `FacetApiError`. */
export async function* streamChat(facet: FacetClient, input: Chat): AsyncGenerator<string, ChatEnd> {
  const { model, messages, maxTokens, temperature, topP, seed, tools, signal } = input;
  const response = await facet.stream("/openai/v1/chat/completions", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      model,
      messages,
      stream: true,
      stream_options: { include_usage: true },
      max_completion_tokens: maxTokens,
      temperature,
      top_p: topP,
      seed,
      tools,
    }),
    ...(signal === undefined ? {} : { signal }),
  });
  let text = "";
  let reason: string | null = null;
  let usage = { prompt_tokens: 0, completion_tokens: 0 };
  for await (const { data } of readEventStream(response, signal)) {
    if (data === "[DONE]") break;
    const body: unknown = JSON.parse(data);
    const chunk = Chunk.safeParse(body);
    if (!chunk.success) throw toApiError(body, response, facet.url);
    const [choice] = chunk.data.choices;
    const piece = choice?.delta.content ?? "";
    reason = choice?.finish_reason ?? reason;
    usage = chunk.data.usage ?? usage;
    if (piece === "") continue;
    text += piece;
    yield piece;
  }
  return { text, reason, promptTokens: usage.prompt_tokens, completionTokens: usage.completion_tokens };
}
