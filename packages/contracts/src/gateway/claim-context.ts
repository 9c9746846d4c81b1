import { z } from "zod";
import { RowType } from "../datasets/dataset.ts";
import { Sha256, Timestamp } from "../ids.ts";
import { MetricName } from "../preparations/preparation.ts";

export const LinkedUpload = z.object({
  filename: z.string(),
  bytes: z.int(),
  crc32c: z.string(),
  href: z.string(),
  expiresAt: Timestamp,
});
export type LinkedUpload = z.infer<typeof LinkedUpload>;

const ScoredMetric = MetricName.exclude(["perplexity"]);

/**
 * What `Claimed.context` holds for each kind: facts the gateway looked up, so that a runner never asks the store. The
 * artefacts that come with it, by name: prepare `rows` (train, validation), `model`; train `prepared`, `model`;
 * evaluate and export `rows` (test), `model`, and either `adapter` or `tunedModel`.
 *
 * Roles that a runner names in `Finalize.artifacts`: import-dataset `rows` (one artefact with every split and the refused
 * rows), import-model `model`, prepare `prepared`, train `output`, evaluate `evaluation`, export one a format, named like
 * the first part of the format's path (`merged`, `gguf-f16`, `gguf-q8_0`).
 */
export const claimContexts = {
  "import-dataset": z.object({ upload: LinkedUpload, heldOutUpload: LinkedUpload.nullable() }),
  "import-model": z.object({ name: z.string() }),
  prepare: z.object({ dataHash: Sha256, rowType: RowType }),
  train: z.object({ name: z.string(), dataHash: Sha256, preparationKey: Sha256 }),
  evaluate: z.object({ dataHash: Sha256, rowType: RowType, primaryMetric: ScoredMetric }),
  export: z.object({
    dataHash: Sha256,
    rowType: RowType,
    name: z.string(),
    primaryMetric: ScoredMetric,
    maxNewTokens: z.int(),
  }),
} as const;

export type ClaimContext<Kind extends keyof typeof claimContexts> = z.infer<(typeof claimContexts)[Kind]>;
