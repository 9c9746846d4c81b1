import { z } from "zod";
import { idSchema } from "../ids.ts";
import { KnobValues } from "../jobs/kinds/train.ts";
import { JsonValue } from "../json-value.ts";

export const CreateEstimate = z
  .object({
    projectId: idSchema("project"),
    baseModelId: idSchema("baseModel"),
    datasetVersionId: idSchema("datasetVersion"),
    method: z.literal("sft").default("sft"),
    preset: z.enum(["quick", "balanced", "thorough"]).default("balanced"),
    knobs: KnobValues.default({}),
  })
  .strict()
  .meta({ id: "CreateEstimate" });

export const Range = z.object({ low: z.number(), likely: z.number(), high: z.number() });

export const Finding = z
  .object({
    level: z.enum(["stop", "warning", "info"]),
    code: z.string(),
    message: z.string(),
    fix: z.string().nullable(),
    fixKnobs: z.record(z.string(), JsonValue).nullable(),
  })
  .meta({ id: "Finding" });
export type Finding = z.infer<typeof Finding>;

export const Estimate = z
  .object({
    fits: z.boolean().nullable().meta({ description: "Null: no runner to compare with." }),
    memoryBytes: Range,
    availableBytes: z.number().nullable(),
    steps: z.int(),
    tokens: z.number().meta({ description: "Tokens of all steps together." }),
    trainingSeconds: Range.nullable(),
    diskBytes: z.number(),
    restsOn: z.array(z.string()).meta({ description: "What the figures rest on, a sentence each." }),
    findings: z.array(Finding),
  })
  .meta({ id: "Estimate" });
export type Estimate = z.infer<typeof Estimate>;
