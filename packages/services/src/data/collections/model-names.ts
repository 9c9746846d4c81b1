import { idSchema } from "@facet/contracts/ids";
import { z } from "zod";
import { collection } from "../collection.ts";

export const ModelName = z.object({
  projectId: idSchema("project"),
  name: z.string(),
  noun: z.enum(["baseModel", "model"]),
  id: z.string(),
});
export type ModelName = z.infer<typeof ModelName>;

/** Claims: within a project a name means one base model or one model, because the OpenAI surface finds them by name. */
export const modelNames = collection({ name: "modelNames", scope: "tenant", schema: ModelName, shapes: {} });
