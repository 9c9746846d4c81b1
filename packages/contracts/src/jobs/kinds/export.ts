import { z } from "zod";
import { ExportFormat, ParityCertificate } from "../../exports/export.ts";
import { idSchema } from "../../ids.ts";
import { MetricName } from "../../preparations/preparation.ts";
import { jobKind } from "./kind.ts";

export const exportModel = jobKind({
  kind: "export",
  input: z.object({
    exportId: idSchema("export"),
    fineTuneId: idSchema("fineTune"),
    modelId: idSchema("model"),
    baseModelId: idSchema("baseModel"),
    datasetVersionId: idSchema("datasetVersion"),
    preparationId: idSchema("preparation"),
    formats: z.array(ExportFormat).min(1),
    primaryMetric: MetricName.exclude(["perplexity"]).or(z.literal("auto")),
    maxNewTokens: z.int(),
  }),
  result: z.object({
    formats: z.array(
      z.object({
        format: z.enum(["safetensors", "gguf"]),
        quantization: z.string(),
        path: z.string(),
        bytes: z.int(),
        bitsPerWeight: z.number(),
      }),
    ),
    certificate: ParityCertificate,
  }),
  timeLimitMs: 24 * 3_600_000,
  resumes: false,
  heavy: true,
});
