import { z } from "zod";
import { ChatRequest } from "../../apps/api/src/openai/chat-request.ts";
import type { Registry } from "./registry.ts";

const ModelList = z.object({
  object: z.literal("list"),
  data: z.array(
    z.object({ id: z.string(), object: z.literal("model"), created: z.int(), owned_by: z.string() }),
  ),
});

const OpenAiError = z
  .object({
    error: z.object({
      message: z.string(),
      type: z.string(),
      param: z.string().nullable(),
      code: z.string(),
    }),
  })
  .meta({ id: "OpenAiError" });

const refusals = {
  400: "The request is not valid",
  401: "No valid credential",
  403: "The credential may not do this",
  404: "Model not found",
  413: "The body is too large",
  415: "This content type is not accepted",
  429: "The model is busy; too many requests",
  500: "Facet made a mistake",
  503: "The model server is not available",
  507: "The model does not fit in memory",
} as const;

const refused = Object.fromEntries(
  Object.entries(refusals).map(([status, description]) => [
    status,
    { description, content: { "application/json": { schema: OpenAiError } } },
  ]),
);

/** The surface that speaks OpenAI's shapes. Their own reference says the rest. */
export function registerOpenAiPaths(registry: Registry): void {
  const common = { tags: ["OpenAI surface"], security: [{ apiKey: [] }] };
  registry.registerPath({
    ...common,
    method: "get",
    path: "/openai/v1/models",
    operationId: "listOpenAiModels",
    summary: "List the models that can be asked",
    responses: {
      ...refused,
      200: { description: "Base and tuned models.", content: { "application/json": { schema: ModelList } } },
    },
  });
  registry.registerPath({
    ...common,
    method: "post",
    path: "/openai/v1/chat/completions",
    operationId: "createChatCompletion",
    summary: "Ask a model",
    description:
      "As OpenAI's chat completions, whole or streamed. `model` is the name of a base or tuned model.",
    request: { body: { required: true, content: { "application/json": { schema: ChatRequest } } } },
    responses: {
      ...refused,
      200: {
        description: "A chat completion, or its chunks.",
        content: {
          "application/json": { schema: z.looseObject({}) },
          "text/event-stream": { schema: z.string() },
        },
      },
    },
  });
}
