import { z } from "zod";
import { RowType } from "../datasets/dataset.ts";
import { Sha256, Timestamp } from "../ids.ts";
import { ResolvedAuto } from "../jobs/kinds/train.ts";
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
 * What `Claimed.context` holds for each kind. The artefacts that come with it, by name:
 * prepare: `rows` (train, validation), `model`. train: `prepared`, `model`. evaluate and export: `rows` (test), `model`,
 * and either `adapter` or `tunedModel`.
 */
export const claimContexts = {
  "import-dataset": z.object({ upload: LinkedUpload, heldOutUpload: LinkedUpload.nullable() }),
  "import-model": z.object({ name: z.string() }),
  prepare: z.object({ dataHash: Sha256, rowType: RowType }),
  train: z.object({
    name: z.string(),
    dataHash: Sha256,
    preparationKey: Sha256,
    resolvedAuto: ResolvedAuto.nullable().meta({
      description: "What `auto` became in an earlier attempt; used again.",
    }),
  }),
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
