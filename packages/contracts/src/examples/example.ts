import { z } from "zod";
import { BaseModel } from "../base-models/base-model.ts";
import { Dataset } from "../datasets/dataset.ts";
import { CreateFineTune } from "../fine-tunes/fine-tune.ts";
import { idSchema } from "../ids.ts";

export const ExampleName = z.enum(["tool-calls", "support-triage"]);
export type ExampleName = z.infer<typeof ExampleName>;

/** Data that comes with Facet, and the run to make of it. */
export const Example = z
  .object({
    name: ExampleName,
    title: z.string(),
    summary: z.string(),
    fineTune: CreateFineTune.pick({
      preset: true,
      knobs: true,
      evaluation: true,
      formats: true,
      watchPrompts: true,
    }).meta({
      description: "What to create a fine-tune with, besides the data set and the model.",
    }),
  })
  .meta({ id: "Example" });
export type Example = z.infer<typeof Example>;

export const PrepareExample = z
  .object({ projectId: idSchema("project") })
  .strict()
  .meta({ id: "PrepareExample" });

export const ExampleMaterial = z
  .object({ dataset: Dataset, baseModel: BaseModel })
  .meta({ id: "ExampleMaterial", description: "Each is ready, or has a job that makes it so." });
export type ExampleMaterial = z.infer<typeof ExampleMaterial>;
