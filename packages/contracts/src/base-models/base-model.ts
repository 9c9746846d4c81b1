import { z } from "zod";
import { idSchema, Sha256, Timestamp } from "../ids.ts";

export const ModelSource = z
  .discriminatedUnion("type", [
    z.object({ type: z.literal("starter") }),
    z.object({
      type: z.literal("hub"),
      repo: z.string().regex(/^[\w.-]+\/[\w.-]+$/),
      revision: z.string().min(1).max(100).default("main"),
    }),
    z.object({
      type: z.literal("folder"),
      path: z
        .string()
        .min(1)
        .meta({ description: "A folder on the runner's machine, below one it is allowed to read." }),
    }),
    z.object({ type: z.literal("gguf"), path: z.string().min(1) }),
  ])
  .meta({ id: "ModelSource" });
export type ModelSource = z.infer<typeof ModelSource>;

export const ModelShape = z
  .object({
    architecture: z.string(),
    modelType: z.string(),
    parameters: z.int(),
    layers: z.int(),
    hiddenSize: z.int(),
    intermediateSize: z.int(),
    vocabSize: z.int(),
    heads: z.int(),
    kvHeads: z.int(),
    contextLength: z.int(),
    dtype: z.string(),
    tieEmbeddings: z.boolean(),
    chatTemplate: z.boolean(),
    templateSha256: Sha256.nullable(),
    tokenizerSha256: Sha256,
    licence: z.string().nullable(),
    gated: z.boolean(),
    revision: z.string().nullable().meta({ description: "The commit or file hash that was pinned." }),
  })
  .meta({ id: "ModelShape" });
export type ModelShape = z.infer<typeof ModelShape>;

export const BaseModel = z
  .object({
    id: idSchema("baseModel"),
    projectId: idSchema("project"),
    name: z.string().min(1).max(100).meta({ description: "Also its id on the OpenAI surface." }),
    source: ModelSource,
    state: z.enum(["importing", "ready", "failed"]),
    jobId: idSchema("job"),
    artifactId: idSchema("artifact").nullable(),
    shape: ModelShape.nullable(),
    createdAt: Timestamp,
  })
  .meta({ id: "BaseModel" });
export type BaseModel = z.infer<typeof BaseModel>;

export const ImportBaseModel = z
  .object({
    projectId: idSchema("project"),
    name: z
      .string()
      .trim()
      .regex(
        /^[a-z0-9][a-z0-9._-]{0,99}$/,
        "write it in lower-case letters, digits, dots, dashes and underscores, a letter or digit first",
      ),
    source: ModelSource,
    hubTokenSecretId: idSchema("secret").nullable().default(null),
  })
  .strict()
  .meta({ id: "ImportBaseModel" });
