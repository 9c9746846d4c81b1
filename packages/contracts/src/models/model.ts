import { z } from "zod";
import { idSchema, Timestamp } from "../ids.ts";
import { Name } from "../names.ts";

/** A word of a person's own, to find models by. */
const Tag = z.string().trim().min(1).max(40);

export const Model = z
  .object({
    id: idSchema("model"),
    projectId: idSchema("project"),
    name: z.string().meta({ description: "Also its id on the OpenAI surface." }),
    description: z.string().max(2000),
    tags: z.array(Tag).max(20),
    fineTuneId: idSchema("fineTune"),
    baseModelId: idSchema("baseModel"),
    datasetVersionId: idSchema("datasetVersion"),
    kind: z.enum(["adapter", "model"]).meta({ description: "An adapter beside its base, or full weights." }),
    artifactId: idSchema("artifact"),
    step: z.int(),
    training: z.object({
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
      droppedRows: z.int(),
      cutTokens: z.int(),
    }),
    createdAt: Timestamp,
  })
  .meta({ id: "Model" });
export type Model = z.infer<typeof Model>;

export const UpdateModel = z
  .object({
    name: Name.optional().meta({
      description: "Whoever asks for the model by its old name no longer finds it.",
    }),
    description: Model.shape.description.optional(),
    tags: Model.shape.tags.optional(),
  })
  .strict()
  .meta({ id: "UpdateModel" });
export type UpdateModel = z.infer<typeof UpdateModel>;
