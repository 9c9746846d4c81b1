import type { GenerateLine } from "@facet/contracts/inference/inference-request";
import type { Context } from "hono";
import type { ApiEnv } from "../http/api-app.ts";
import { toProblem } from "../http/to-problem.ts";

type Answer = AsyncGenerator<Exclude<GenerateLine, { type: "error" }>>;

interface StreamFacts {
  readonly id: string;
  readonly created: number;
  readonly model: string;
  readonly includeUsage: boolean;
}

/**
 * Chunks as OpenAI's clients read them. The first line is waited for before the answer begins, so that a model that is
 * missing or busy still gets its own status; an error after that travels in the stream.
 */
export async function streamCompletion(
  context: Context<ApiEnv>,
  answer: Answer,
  { includeUsage, ...facts }: StreamFacts,
): Promise<Response> {
  const first = await answer.next();
  const encoder = new TextEncoder();
  const chunk = (rest: object) =>
    encoder.encode(`data: ${JSON.stringify({ ...facts, object: "chat.completion.chunk", ...rest })}\n\n`);
  const delta = (content: object, finish: string | null) =>
    chunk({ choices: [{ index: 0, delta: content, logprobs: null, finish_reason: finish }] });

  async function* chunks(): AsyncGenerator<Uint8Array> {
    yield delta({ role: "assistant", content: "" }, null);
    try {
      for (let next = first; next.done !== true; next = await answer.next()) {
        const line = next.value;
        if (line.type === "loading") yield encoder.encode(`: ${line.stage}\n\n`);
        if (line.type === "text") yield delta({ content: line.text }, null);
        if (line.type !== "end") continue;
        yield delta({}, line.reason === "length" ? "length" : "stop");
        const { promptTokens: prompt_tokens, completionTokens: completion_tokens } = line.usage;
        if (includeUsage)
          yield chunk({
            choices: [],
            usage: { prompt_tokens, completion_tokens, total_tokens: prompt_tokens + completion_tokens },
          });
        yield encoder.encode("data: [DONE]\n\n");
      }
    } catch (error) {
      const { problem } = toProblem(error, { id: context.get("requestId"), path: context.req.path });
      yield encoder.encode(
        `data: ${JSON.stringify({ error: { message: problem.detail, type: "server_error", param: null, code: problem.code } })}\n\n`,
      );
    }
  }

  return new Response(ReadableStream.from(chunks()), {
    headers: { "content-type": "text/event-stream", "cache-control": "no-store" },
  });
}
