import { z } from "zod";
import { EvaluationResult } from "../../evaluations/evaluation.ts";
import { idSchema } from "../../ids.ts";
import { MetricName } from "../../preparations/preparation.ts";
import { jobKind } from "./kind.ts";

export const EvaluateSettings = z
  .object({
    primaryMetric: MetricName.exclude(["perplexity"]).or(z.literal("auto")).default("auto").meta({
      description:
        "Fixed before training. `auto` follows the data: JSON equality, exact match, or loss on the reference.",
    }),
    maxNewTokens: z.int().min(1).max(4096).default(64),
    batchSize: z.int().min(1).max(256).default(32),
    maxRows: z.int().min(1).max(100_000).nullable().default(500),
    seed: z.int().min(0).default(42),
  })
  .meta({ id: "EvaluateSettings" });
export type EvaluateSettings = z.infer<typeof EvaluateSettings>;

export const evaluate = jobKind({
  kind: "evaluate",
  input: z.object({
    evaluationId: idSchema("evaluation"),
    fineTuneId: idSchema("fineTune"),
    modelId: idSchema("model"),
    baseModelId: idSchema("baseModel"),
    datasetVersionId: idSchema("datasetVersion"),
    preparationId: idSchema("preparation"),
    settings: EvaluateSettings,
  }),
  result: EvaluationResult,
  timeLimitMs: 24 * 3_600_000,
  resumes: false,
  heavy: true,
});
