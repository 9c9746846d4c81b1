import { z } from "zod";
import { ModelShape, ModelSource } from "../../base-models/base-model.ts";
import { idSchema } from "../../ids.ts";
import { jobKind } from "./kind.ts";

export const importModel = jobKind({
  kind: "import-model",
  input: z.object({
    baseModelId: idSchema("baseModel"),
    source: ModelSource,
    hubTokenSecretId: idSchema("secret").nullable(),
  }),
  result: z.object({ shape: ModelShape }),
  timeLimitMs: 12 * 3_600_000,
  resumes: false,
  heavy: true,
});
