import { z } from "zod";
import { idSchema, Timestamp } from "../ids.ts";
import { JsonValue } from "../json-value.ts";
import { MetricName } from "../preparations/preparation.ts";

export const Verdict = z
  .object({
    metric: MetricName,
    n: z.int(),
    base: z.number(),
    tuned: z.number(),
    difference: z.number().meta({ description: "tuned - base." }),
    better: z.int().meta({ description: "Rows on which the tuned model did better." }),
    worse: z.int(),
    same: z.int(),
    interval: z.tuple([z.number(), z.number()]).meta({ description: "Of the difference, at `level`." }),
    level: z.number(),
    pValue: z.number().nullable(),
    test: z.enum(["mcnemar-exact", "paired-bootstrap"]),
    conclusion: z.enum(["better", "worse", "no-measurable-gain", "too-few-rows"]),
    sentence: z.string(),
  })
  .meta({ id: "Verdict" });
export type Verdict = z.infer<typeof Verdict>;

export const EvaluationResult = z
  .object({
    n: z.int(),
    primaryMetric: MetricName,
    metrics: z.record(z.string(), z.object({ base: z.number(), tuned: z.number() })),
    verdict: Verdict,
    seconds: z.number(),
  })
  .meta({ id: "EvaluationResult" });
export type EvaluationResult = z.infer<typeof EvaluationResult>;

export const Evaluation = z
  .object({
    id: idSchema("evaluation"),
    projectId: idSchema("project"),
    fineTuneId: idSchema("fineTune"),
    modelId: idSchema("model").nullable().meta({ description: "Null until the model exists." }),
    jobId: idSchema("job"),
    state: z.enum(["waiting", "ready", "failed"]),
    artifactId: idSchema("artifact").nullable(),
    result: EvaluationResult.nullable(),
    createdAt: Timestamp,
  })
  .meta({ id: "Evaluation" });
export type Evaluation = z.infer<typeof Evaluation>;

export const EvaluationRow = z
  .object({
    row: z.int(),
    prompt: JsonValue,
    reference: z.string(),
    baseOutput: z.string(),
    tunedOutput: z.string(),
    base: z.record(z.string(), z.number().nullable()),
    tuned: z.record(z.string(), z.number().nullable()),
    outcome: z.enum(["better", "worse", "same"]),
  })
  .meta({ id: "EvaluationRow" });
export type EvaluationRow = z.infer<typeof EvaluationRow>;
