import { z } from "zod";
import { idSchema, Timestamp } from "../ids.ts";

export const Model = z
  .object({
    id: idSchema("model"),
    projectId: idSchema("project"),
    name: z.string().meta({ description: "Also its id on the OpenAI surface." }),
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
