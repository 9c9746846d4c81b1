import { z } from "zod";
import { idSchema } from "../../ids.ts";
import { JsonValue } from "../../json-value.ts";
import { Calibration } from "../../runners/runner.ts";
import { jobKind } from "./kind.ts";

export const KnobValues = z.record(z.string(), JsonValue);
export type KnobValues = z.infer<typeof KnobValues>;

export const ResolvedAuto = z.record(z.string(), z.object({ value: JsonValue, reason: z.string() }));

export const TrainResult = z.object({
  steps: z.int(),
  epochs: z.number(),
  tokens: z.int(),
  trainedTokens: z.int(),
  tokensPerSecond: z.number(),
  trainingSeconds: z.number(),
  firstLoss: z.number().nullable(),
  lastLoss: z.number().nullable(),
  bestStep: z.int().nullable(),
  bestEvalLoss: z.number().nullable(),
  auto: ResolvedAuto,
  calibration: Calibration.omit({ baseModelId: true, tuning: true, measuredAt: true }),
  output: z.object({ kind: z.enum(["adapter", "model"]), path: z.string() }),
});

export const train = jobKind({
  kind: "train",
  input: z.object({
    fineTuneId: idSchema("fineTune"),
    modelId: idSchema("model").meta({
      description: "Chosen at creation, so that every attempt makes the same model.",
    }),
    preparationId: idSchema("preparation"),
    baseModelId: idSchema("baseModel"),
    datasetVersionId: idSchema("datasetVersion"),
    method: z.literal("sft"),
    knobs: KnobValues,
    watchPrompts: z.array(JsonValue).max(8),
    autoSaferRetry: z.boolean().default(false).meta({
      description: "After one failure for want of memory it is tried again with knobs that need less.",
    }),
  }),
  result: TrainResult,
  timeLimitMs: 7 * 24 * 3_600_000,
  resumes: true,
  heavy: true,
});
