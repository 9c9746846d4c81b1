import { z } from "zod";
import { idSchema, Timestamp } from "../ids.ts";

export const ExportFormat = z
  .discriminatedUnion("format", [
    z.object({
      format: z.literal("safetensors"),
      dtype: z.enum(["bfloat16", "float16", "float32"]).default("bfloat16"),
    }),
    z.object({ format: z.literal("gguf"), quantization: z.enum(["F16", "Q8_0"]) }),
  ])
  .meta({ id: "ExportFormat" });
export type ExportFormat = z.infer<typeof ExportFormat>;

export const ParityRow = z
  .object({
    artefact: z.string(),
    sameArgmax: z
      .number()
      .meta({ description: "Share of teacher-forced positions with the same most likely token, 0 to 1." }),
    sameArgmaxOrTie: z.number().meta({
      description:
        "The same, where the reference finds the other token nearly as likely (within 0.1 nats) counted as equal. This is judged.",
    }),
    klMean: z.number().meta({ description: "Mean KL divergence from the reference, nats." }),
    klMax: z.number(),
    maxAbsDlogp: z
      .number()
      .meta({ description: "Largest change of the reference token's log-probability, nats." }),
    hardDisagreements: z
      .int()
      .meta({ description: "Other argmax although the reference's margin exceeds 0.5 nats." }),
    taskScore: z.number().nullable(),
    taskN: z.int(),
    tokensPerSecond: z.number().nullable(),
    bytes: z.int(),
    bitsPerWeight: z.number(),
    retokenized: z.object({ strings: z.int(), differences: z.int() }),
    threshold: z.record(z.string(), z.number()),
    passed: z.boolean(),
    reasons: z.array(z.string()).meta({ description: "What it fell short of." }),
  })
  .meta({ id: "ParityRow" });
export type ParityRow = z.infer<typeof ParityRow>;

export const ParityCertificate = z
  .object({
    reference: z.object({ dtype: z.string(), prompts: z.int(), tokens: z.int(), offTaskTokens: z.int() }),
    rows: z.array(ParityRow),
    passed: z.boolean(),
  })
  .meta({ id: "ParityCertificate" });
export type ParityCertificate = z.infer<typeof ParityCertificate>;

export const ExportedFormat = z
  .object({
    format: z.enum(["safetensors", "gguf"]),
    quantization: z.string().meta({ description: "F16, Q8_0, or the dtype of safetensors." }),
    artifactId: idSchema("artifact"),
    bytes: z.int(),
    bitsPerWeight: z.number(),
  })
  .meta({ id: "ExportedFormat" });
export type ExportedFormat = z.infer<typeof ExportedFormat>;

export const Export = z
  .object({
    id: idSchema("export"),
    projectId: idSchema("project"),
    fineTuneId: idSchema("fineTune"),
    modelId: idSchema("model").nullable(),
    jobId: idSchema("job"),
    state: z.enum(["waiting", "ready", "failed"]),
    formats: z.array(ExportFormat),
    exported: z.array(ExportedFormat),
    certificate: ParityCertificate.nullable(),
    createdAt: Timestamp,
  })
  .meta({ id: "Export" });
export type Export = z.infer<typeof Export>;
