import { z } from "zod";
import { ExportFormat } from "../exports/export.ts";
import { Sha256 } from "../ids.ts";
import { MetricName } from "../preparations/preparation.ts";

const SourceFile = z.object({ href: z.string(), bytes: z.int(), filename: z.string() });

/** `Claimed.context` by job kind: facts the gateway looked up, so that a runner never asks the store. */
export const claimContexts = {
  /** Raw uploads; they are hashed once, while they are read. */
  "import-dataset": z.object({ upload: SourceFile, heldOut: SourceFile.nullable() }),
  "import-model": z.object({}),
  /** Artifacts: `rows` (train.parquet, validation.parquet), `model`. */
  prepare: z.object({ dataHash: Sha256 }),
  /** Artifacts: `model`, `prepared`. */
  train: z.object({}),
  /** Artifacts: `model`, `output` (adapter or full weights), `testRows` (test.parquet). */
  evaluate: z.object({ primaryMetric: MetricName, outputKind: z.enum(["adapter", "model"]) }),
  /** Artifacts as for `evaluate`. */
  export: z.object({
    primaryMetric: MetricName,
    outputKind: z.enum(["adapter", "model"]),
    modelName: z.string(),
    formats: z.array(ExportFormat),
  }),
} as const;

/**
 * Roles a runner names in `Finalize.artifacts`: `import-dataset` rows and testRows, `import-model` model, `prepare`
 * prepared, `train` output, `evaluate` rows, `export` one per format (`safetensors`, `gguf-f16`, `gguf-q8_0`).
 */
export type ArtifactRole = string;
