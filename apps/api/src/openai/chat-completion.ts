import { FacetError } from "@facet/contracts/errors/facet-error";
import type { GenerateLine, GenerateRequest } from "@facet/contracts/inference/inference-request";
import { findServedModel } from "@facet/services/inference/find-served-model";
import type { Context } from "hono";
import type { ApiEnv } from "../http/api-app.ts";
import { refuseInvalid } from "../http/refuse-invalid.ts";
import type { InferenceClient } from "../inference/inference-client.ts";
import { ChatRequest, textOf } from "./chat-request.ts";
import { streamCompletion } from "./stream-completion.ts";

type Answer = AsyncGenerator<Exclude<GenerateLine, { type: "error" }>>;

export async function chatCompletion(
  context: Context<ApiEnv>,
  inference: InferenceClient,
): Promise<Response> {
  const chat = await readChat(context);
  const model = await findServedModel({ ctx: context.get("ctx"), input: { name: chat.model } });
  const facts = {
    id: `chatcmpl-${context.get("requestId").slice(4)}`,
    created: Math.floor(Date.now() / 1000),
    model: chat.model,
  };
  const answer = inference.generate(
    { model, ...toGeneration(chat) },
    context.req.raw.signal,
    context.get("requestId"),
  );
  if (chat.stream === true)
    return streamCompletion(context, answer, {
      ...facts,
      includeUsage: chat.stream_options?.include_usage === true,
    });
  return context.json(await wholeCompletion(answer, facts));
}

async function readChat(context: Context<ApiEnv>): Promise<ChatRequest> {
  const body: unknown = await context.req.json().catch(() => {
    throw new FacetError("invalid_json", "The body is not valid JSON.");
  });
  const parsed = ChatRequest.safeParse(body);
  if (!parsed.success) refuseInvalid({ success: false, target: "json", error: parsed.error });
  return ChatRequest.parse(body);
}

/** OpenAI's defaults, but for temperature: an answer that can be repeated is the better default for a tuned model. */
function toGeneration(chat: ChatRequest): Omit<GenerateRequest, "model"> {
  const stop = chat.stop ?? [];
  return {
    messages: chat.messages.map((message) => ({
      ...message,
      role: message.role === "developer" ? "system" : message.role,
      content: textOf(message.content),
    })),
    tools: chat.tools ?? null,
    maxTokens: chat.max_completion_tokens ?? chat.max_tokens ?? 512,
    temperature: chat.temperature ?? 0,
    topP: chat.top_p ?? 1,
    topK: chat.top_k ?? 0,
    seed: chat.seed ?? 0,
    stop: typeof stop === "string" ? [stop] : stop,
  };
}

async function wholeCompletion(answer: Answer, facts: { id: string; created: number; model: string }) {
  let text = "";
  for await (const line of answer) {
    if (line.type === "text") text += line.text;
    if (line.type !== "end") continue;
    const { promptTokens, completionTokens } = line.usage;
    return {
      ...facts,
      object: "chat.completion",
      choices: [
        {
          index: 0,
          finish_reason: line.reason === "length" ? "length" : "stop",
          logprobs: null,
          message: { role: "assistant", content: text, refusal: null },
        },
      ],
      usage: {
        prompt_tokens: promptTokens,
        completion_tokens: completionTokens,
        total_tokens: promptTokens + completionTokens,
      },
    };
  }
  throw new FacetError("inference_unavailable", "The model server stopped in the middle of an answer.");
}
