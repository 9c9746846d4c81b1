import { z } from "zod";
import { idSchema } from "../../ids.ts";
import { PreparationSettings, PreparationStats } from "../../preparations/preparation.ts";
import { jobKind } from "./kind.ts";

export const prepare = jobKind({
  kind: "prepare",
  input: z.object({
    preparationId: idSchema("preparation"),
    datasetVersionId: idSchema("datasetVersion"),
    baseModelId: idSchema("baseModel"),
    settings: PreparationSettings,
  }),
  result: z.object({ stats: PreparationStats }),
  timeLimitMs: 6 * 3_600_000,
  resumes: false,
  heavy: true,
});
