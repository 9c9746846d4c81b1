import { ExportFormat } from "@facet/contracts/exports/export";
import { CreateFineTune } from "@facet/contracts/fine-tunes/fine-tune";
import { EvaluateSettings } from "@facet/contracts/jobs/kinds/evaluate";
import { KnobValues } from "@facet/contracts/jobs/kinds/train";
import { z } from "zod";

/** Files beside the recipe: what to train on, and what to measure on. */
export const RecipeFiles = z.strictObject({
  file: z.string().min(1),
  heldOutFile: z.string().min(1).optional(),
  name: z.string().min(1).optional(),
});

/** A fine-tune in names instead of ids. What is left out is the preset's, or the API's default. */
export const Recipe = z.strictObject({
  name: z.string().trim().min(1).max(100).optional(),
  baseModel: z.string().min(1).optional(),
  /** A data set that is there, or files beside the recipe. */
  dataset: z.union([z.string().min(1), RecipeFiles]).optional(),
  method: CreateFineTune.shape.method.unwrap().optional(),
  preset: CreateFineTune.shape.preset.unwrap().optional(),
  knobs: KnobValues.optional(),
  watchPrompts: CreateFineTune.shape.watchPrompts.unwrap().optional(),
  /** Null: no evaluation. */
  evaluation: EvaluateSettings.nullable().optional(),
  /** Empty: no export. */
  exports: z.array(ExportFormat).optional(),
  priority: CreateFineTune.shape.priority.unwrap().optional(),
  autoSaferRetry: z.boolean().optional(),
  timeLimitMinutes: CreateFineTune.shape.timeLimitMinutes.unwrap().optional(),
});
export type Recipe = z.infer<typeof Recipe>;
