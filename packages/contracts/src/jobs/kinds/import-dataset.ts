import { z } from "zod";
import { Detection, Mapping, RowCounts, RowType, Splits } from "../../datasets/dataset.ts";
import { idSchema, Sha256 } from "../../ids.ts";
import { jobKind } from "./kind.ts";

export const importDataset = jobKind({
  kind: "import-dataset",
  input: z.object({
    datasetId: idSchema("dataset"),
    datasetVersionId: idSchema("datasetVersion"),
    uploadId: idSchema("upload"),
    heldOutUploadId: idSchema("upload").nullable(),
    mapping: Mapping.nullable(),
    splits: Splits,
  }),
  result: z.object({
    detection: Detection,
    mapping: Mapping,
    type: RowType,
    counts: RowCounts,
    refusedByCode: z.record(z.string(), z.int()),
    sourceSha256: Sha256,
    contentHash: Sha256,
  }),
  timeLimitMs: 2 * 3_600_000,
  resumes: false,
  heavy: true,
});
