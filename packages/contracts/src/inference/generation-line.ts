import { z } from "zod";

const id = z.string();

/** What a generation child is told, a JSON line each on its stdin. Prompts are finished strings: templates are rendered before. */
export const GenerationCommand = z.discriminatedUnion("op", [
  z.object({
    id,
    op: z.literal("load"),
    path: z.string(),
    adapter: z.string().optional(),
    threads: z.int().min(1),
    contextLength: z.int().optional(),
  }),
  z.object({
    id,
    op: z.literal("generate"),
    prompt: z.string(),
    maxTokens: z.int().min(1),
    temperature: z.number().min(0),
    topP: z.number().min(0).max(1),
    topK: z.int().min(0),
    seed: z.int(),
    stop: z.array(z.string()),
  }),
  z.object({ id, op: z.literal("cancel"), target: z.string() }),
  z.object({ id, op: z.literal("tokenize"), text: z.string() }),
  z.object({ id, op: z.literal("score"), tokens: z.array(z.int()), from: z.int(), out: z.string() }),
]);
export type GenerationCommand = z.infer<typeof GenerationCommand>;

export const LoadedModelInfo = z.object({
  chatTemplate: z.string().nullable(),
  bosToken: z.string().nullable(),
  eosToken: z.string().nullable(),
  bosTokenId: z.int().nullable(),
  eosTokenId: z.int().nullable(),
  contextLength: z.int(),
  parameters: z.number().nullable(),
  engine: z.string(),
});
export type LoadedModelInfo = z.infer<typeof LoadedModelInfo>;

export const GenerationUsage = z.object({ promptTokens: z.int(), completionTokens: z.int() });

/** What a generation child answers, a JSON line each on its stdout. */
export const GenerationReply = z.discriminatedUnion("type", [
  z.object({ id, type: z.literal("ready"), info: LoadedModelInfo }),
  z.object({ id, type: z.literal("text"), text: z.string() }),
  z.object({
    id,
    type: z.literal("end"),
    reason: z.enum(["stop", "length", "cancelled"]),
    usage: GenerationUsage,
    seconds: z.number(),
  }),
  z.object({ id, type: z.literal("tokens"), tokens: z.array(z.int()) }),
  z.object({ id, type: z.literal("scored"), rows: z.int(), vocab: z.int() }),
  z.object({ id, type: z.literal("error"), code: z.string(), message: z.string() }),
]);
export type GenerationReply = z.infer<typeof GenerationReply>;
