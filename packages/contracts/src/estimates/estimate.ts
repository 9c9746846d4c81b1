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
    knobs: z.array(z.string()).meta({ description: "The knobs it is about, the one to turn first." }),
    fix: z.string().nullable(),
    fixKnobs: z.record(z.string(), JsonValue).nullable(),
  })
  .meta({ id: "Finding" });
export type Finding = z.infer<typeof Finding>;

/** What a figure rests on, and which knob moves it most. */
export const EstimateBasis = z
  .object({
    source: z.enum(["measured", "counted", "reckoned"]).meta({
      description:
        "Measured on this platform's machines, counted from the data, or reckoned from sizes and experience.",
    }),
    sentence: z.string(),
    knob: z
      .string()
      .nullable()
      .meta({ description: "The knob whose turning changes the figure most; null where none does." }),
  })
  .meta({ id: "EstimateBasis" });
export type EstimateBasis = z.infer<typeof EstimateBasis>;

export const MemoryPart = z
  .object({
    part: z.enum(["libraries", "weights", "trained", "activations", "logits"]).meta({
      description:
        "What is loaded before any weight; the model; what is trained with gradient and optimizer; what the backward pass keeps; the logits with their gradient.",
    }),
    bytes: z.number(),
  })
  .meta({ id: "MemoryPart" });
export type MemoryPart = z.infer<typeof MemoryPart>;

export const Estimate = z
  .object({
    fits: z.boolean().nullable().meta({ description: "Null: no runner to compare with." }),
    memoryBytes: Range,
    memoryParts: z.array(MemoryPart).meta({ description: "Of the likely figure, largest first." }),
    availableBytes: z.number().nullable(),
    steps: z.int(),
    epochs: z.number().meta({ description: "Passes over the training rows." }),
    rows: z.int().meta({ description: "Rows that train." }),
    tokens: z.number().meta({ description: "Tokens of all steps together." }),
    trainingSeconds: Range.nullable(),
    diskBytes: z.number().meta({ description: "While it runs and exports, with everything it keeps." }),
    basis: z.object({
      memory: EstimateBasis,
      time: EstimateBasis,
      disk: EstimateBasis,
      tokens: EstimateBasis,
    }),
    restsOn: z.array(z.string()).meta({ description: "What the figures rest on, a sentence each." }),
    findings: z.array(Finding),
  })
  .meta({ id: "Estimate" });
export type Estimate = z.infer<typeof Estimate>;
