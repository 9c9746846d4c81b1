import { z } from "zod";
import { idSchema, Sha256, Timestamp } from "../ids.ts";

export const TrainOn = z
  .enum(["last-assistant", "all-assistant", "completion", "all"])
  .meta({ description: "Which tokens carry loss." });
export const Truncation = z
  .enum(["drop", "keep_start"])
  .meta({ description: "What happens to rows longer than max_length." });

export const PreparationSettings = z
  .object({ max_length: z.int().min(16).max(131_072), train_on: TrainOn, truncation: Truncation })
  .meta({ id: "PreparationSettings" });
export type PreparationSettings = z.infer<typeof PreparationSettings>;

export const PreparedSplit = z.object({
  rows: z.int(),
  kept: z.int(),
  dropped: z.int(),
  cut: z.int().meta({ description: "Rows of which tokens were cut." }),
  tokens: z.int(),
  cutTokens: z.int(),
  trainedTokens: z.int(),
  maxTokens: z.int(),
  meanTokens: z.number(),
  histogram: z.array(z.object({ upTo: z.int(), rows: z.int() })),
  dropReasons: z.record(z.string(), z.int()),
});
export type PreparedSplit = z.infer<typeof PreparedSplit>;

export const MetricName = z.enum([
  "exact_match",
  "normalized_match",
  "json_equal",
  "contains",
  "token_f1",
  "loss",
  "perplexity",
]);
export type MetricName = z.infer<typeof MetricName>;

export const PreparationStats = z.object({
  key: Sha256,
  train: PreparedSplit,
  validation: PreparedSplit,
  template: z.object({ sha256: Sha256.nullable(), source: z.string(), addsDefaultSystem: z.boolean() }),
  suggestedMetric: z.object({ metric: MetricName, reason: z.string() }),
  warnings: z.array(z.string()),
});
export type PreparationStats = z.infer<typeof PreparationStats>;

/** What the model will see: token ids and labels of one data version under one tokenizer, template and mask policy. */
export const Preparation = z
  .object({
    id: idSchema("preparation"),
    projectId: idSchema("project"),
    datasetVersionId: idSchema("datasetVersion"),
    baseModelId: idSchema("baseModel"),
    settings: PreparationSettings,
    state: z.enum(["preparing", "ready", "failed"]),
    jobId: idSchema("job"),
    artifactId: idSchema("artifact").nullable(),
    stats: PreparationStats.nullable(),
    createdAt: Timestamp,
  })
  .meta({ id: "Preparation" });
export type Preparation = z.infer<typeof Preparation>;

export const PreparedRow = z
  .object({
    row: z.int(),
    key: Sha256,
    tokens: z.array(z.object({ id: z.int(), text: z.string(), trained: z.boolean() })),
    trainedTokens: z.int(),
    cutTokens: z.int(),
    dropped: z.string().nullable(),
  })
  .meta({ id: "PreparedRow" });
export type PreparedRow = z.infer<typeof PreparedRow>;

export const CreatePreparation = z
  .object({
    projectId: idSchema("project"),
    datasetVersionId: idSchema("datasetVersion"),
    baseModelId: idSchema("baseModel"),
    settings: PreparationSettings,
  })
  .strict()
  .meta({ id: "CreatePreparation" });
