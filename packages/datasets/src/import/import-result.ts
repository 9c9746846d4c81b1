import { Detection, Mapping, RowCounts, RowType } from "@facet/contracts/datasets/dataset";
import { Sha256 } from "@facet/contracts/ids";
import { z } from "zod";

export const ImportedFile = z.object({
  path: z.enum(["train.parquet", "validation.parquet", "test.parquet", "refused.parquet"]),
  bytes: z.int(),
  sha256: Sha256,
});

/** What an import found and wrote. */
export const ImportResult = z.object({
  detection: Detection,
  mapping: Mapping,
  type: RowType,
  counts: RowCounts,
  refusedByCode: z.record(z.string(), z.int()),
  /** What was changed in rows that were kept, or should be looked at. */
  notes: z.array(z.object({ code: z.string(), rows: z.int(), message: z.string() })),
  sourceSha256: Sha256,
  heldOutSha256: Sha256.nullable(),
  /** Of split and key of each kept row, in order: train, validation, test. */
  contentHash: Sha256,
  files: z.array(ImportedFile),
});
export type ImportResult = z.infer<typeof ImportResult>;

export interface ImportProgress {
  /** Records read so far. */
  readonly rows: number;
  /** Bytes read so far, of `totalBytes` of all files. */
  readonly bytes: number;
  readonly totalBytes: number;
}
