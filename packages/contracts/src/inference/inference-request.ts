import { z } from "zod";
import { LinkedArtifact } from "../gateway/worker-gateway.ts";
import { JsonValue } from "../json-value.ts";
import { GenerationUsage } from "./generation-line.ts";

export const ChatMessage = z.looseObject({ role: z.string(), content: z.string().nullable() });
export type ChatMessage = z.infer<typeof ChatMessage>;

/** A model as the API hands it to the model server: artefacts with links, never a path or a store. */
export const ServedModel = z.object({
  /** Same key, same weights: loaded once. */
  key: z.string(),
  engine: z.enum(["llama", "transformers"]),
  artifact: LinkedArtifact,
  adapter: LinkedArtifact.nullable(),
});
export type ServedModel = z.infer<typeof ServedModel>;

export const GenerateRequest = z.object({
  model: ServedModel,
  messages: z.array(ChatMessage).min(1),
  tools: z.array(JsonValue).nullable(),
  maxTokens: z.int().min(1).max(32_768),
  temperature: z.number().min(0).max(2),
  topP: z.number().min(0).max(1),
  topK: z.int().min(0),
  seed: z.int(),
  stop: z.array(z.string()).max(4),
});
export type GenerateRequest = z.infer<typeof GenerateRequest>;

/** Lines of the answer, newline-delimited JSON. `loading` comes while the model is fetched and loaded. */
export const GenerateLine = z.discriminatedUnion("type", [
  z.object({ type: z.literal("loading"), stage: z.string() }),
  z.object({ type: z.literal("text"), text: z.string() }),
  z.object({
    type: z.literal("end"),
    reason: z.enum(["stop", "length", "cancelled"]),
    usage: GenerationUsage,
    seconds: z.number(),
  }),
  z.object({
    type: z.literal("error"),
    code: z.string(),
    message: z.string(),
    retryAfterMs: z.int().nullable(),
  }),
]);
export type GenerateLine = z.infer<typeof GenerateLine>;

/** One row as the model will see it, computed by the tokenizer and template that will train. */
export const PreviewRowRequest = z.object({
  model: LinkedArtifact,
  content: JsonValue,
  type: z.enum(["chat", "prompt-completion", "text"]),
  max_length: z.int(),
  train_on: z.enum(["last-assistant", "all-assistant", "completion", "all"]),
  truncation: z.enum(["drop", "keep_start"]),
});

export const RowPreview = z
  .object({
    tokens: z.array(z.object({ id: z.int(), text: z.string(), trained: z.boolean() })),
    text: z.string(),
    trainedTokens: z.int(),
    cut: z.int(),
    dropped: z.string().nullable(),
  })
  .meta({ id: "RowPreview" });
export type RowPreview = z.infer<typeof RowPreview>;
