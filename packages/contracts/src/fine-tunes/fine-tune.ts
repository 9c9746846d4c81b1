import { z } from "zod";
import { ExportFormat } from "../exports/export.ts";
import { idSchema, Timestamp } from "../ids.ts";
import { EvaluateSettings } from "../jobs/kinds/evaluate.ts";
import { KnobValues } from "../jobs/kinds/train.ts";
import { Priority } from "../jobs/priority.ts";
import { Name } from "../names.ts";

export const FineTuneState = z.enum(["queued", "running", "paused", "succeeded", "failed", "cancelled"]);
export type FineTuneState = z.infer<typeof FineTuneState>;

export const FineTune = z
  .object({
    id: idSchema("fineTune"),
    projectId: idSchema("project"),
    name: z.string().min(1).max(100),
    method: z.literal("sft"),
    preset: z.string(),
    baseModelId: idSchema("baseModel"),
    datasetVersionId: idSchema("datasetVersion"),
    preparationId: idSchema("preparation"),
    knobs: KnobValues.meta({ description: "Every knob, resolved at creation." }),
    evaluation: EvaluateSettings.nullable(),
    formats: z.array(ExportFormat),
    priority: Priority,
    autoSaferRetry: z.boolean(),
    timeLimitMinutes: z.int().nullable(),
    state: FineTuneState.meta({ description: "Derived from its jobs." }),
    jobs: z.object({
      prepare: idSchema("job")
        .nullable()
        .meta({ description: "Null when the preparation was already there." }),
      train: idSchema("job"),
      evaluate: idSchema("job").nullable(),
      export: idSchema("job").nullable(),
    }),
    modelId: idSchema("model")
      .nullable()
      .meta({ description: "The model exists once training has succeeded. Null once it was removed." }),
    evaluationId: idSchema("evaluation").nullable(),
    exportId: idSchema("export").nullable(),
    createdAt: Timestamp,
    finishedAt: Timestamp.nullable(),
  })
  .meta({ id: "FineTune" });
export type FineTune = z.infer<typeof FineTune>;

export const CreateFineTune = z
  .object({
    projectId: idSchema("project"),
    name: Name.optional(),
    baseModelId: idSchema("baseModel"),
    datasetVersionId: idSchema("datasetVersion"),
    method: z.literal("sft").default("sft"),
    preset: z.enum(["quick", "balanced", "thorough"]).default("balanced"),
    knobs: KnobValues.default({}).meta({ description: "Only what differs from the preset." }),
    watchPrompts: z
      .array(z.array(z.object({ role: z.enum(["system", "user", "assistant"]), content: z.string() })))
      .max(8)
      .default([])
      .meta({
        description:
          "Conversations that the model answers at every checkpoint. Empty: validation rows, whose right answers are known, as many as the knob `watch_prompts` says.",
      }),
    evaluation: EvaluateSettings.nullable().prefault({}).meta({ description: "Null: no evaluation." }),
    formats: z
      .array(ExportFormat)
      .max(8)
      .default([
        { format: "safetensors", dtype: "bfloat16" },
        { format: "gguf", quantization: "F16" },
        { format: "gguf", quantization: "Q8_0" },
      ])
      .meta({ description: "Empty: no export." }),
    priority: Priority.default("normal"),
    autoSaferRetry: z.boolean().default(false).meta({
      description:
        "When memory runs out, training is tried once more with a smaller batch and more accumulation (the model learns the same), or recomputing instead of keeping.",
    }),
    timeLimitMinutes: z.int().min(1).max(10_080).nullable().default(null).meta({
      description:
        "All attempts of the training together may take so long; then it fails and keeps its last checkpoint. Null: seven days. The knob `max_minutes` ends it in order instead.",
    }),
  })
  .strict()
  .meta({ id: "CreateFineTune" });
export type CreateFineTune = z.infer<typeof CreateFineTune>;

export const UpdateFineTune = z
  .object({
    name: Name.optional(),
    priority: Priority.optional().meta({ description: "Of its jobs that no runner has yet." }),
  })
  .strict()
  .meta({ id: "UpdateFineTune" });
export type UpdateFineTune = z.infer<typeof UpdateFineTune>;
