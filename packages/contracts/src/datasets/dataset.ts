import { z } from "zod";
import { idSchema, Sha256, Timestamp } from "../ids.ts";
import { JsonValue } from "../json-value.ts";
import { Name } from "../names.ts";

export const FileFormat = z.enum(["jsonl", "json", "csv"]);
export type FileFormat = z.infer<typeof FileFormat>;

export const RowType = z.enum(["chat", "prompt-completion", "text"]).meta({
  description:
    "The canonical shape of a row. A model with a chat template reads prompt and completion as a user's and an assistant's turn; text is always raw.",
});
export type RowType = z.infer<typeof RowType>;

export const SplitName = z.enum(["train", "validation", "test"]);
export type SplitName = z.infer<typeof SplitName>;

/** How columns become canonical rows. */
export const Mapping = z
  .discriminatedUnion("type", [
    z.object({
      type: z.literal("chat"),
      messages: z.string().meta({ description: "Column that holds the list of messages." }),
      tools: z.string().nullable().default(null),
    }),
    z.object({
      type: z.literal("prompt-completion"),
      prompt: z.string(),
      completion: z.string(),
      system: z
        .string()
        .nullable()
        .default(null)
        .meta({ description: "Column or null. With it rows become chats." }),
      input: z.string().nullish().meta({
        description: "Column or null. Where filled, its text follows the prompt after a blank line.",
      }),
    }),
    z.object({ type: z.literal("text"), text: z.string() }),
  ])
  .meta({ id: "Mapping" });
export type Mapping = z.infer<typeof Mapping>;

export const Splits = z
  .object({
    validation: z
      .number()
      .min(0)
      .max(0.5)
      .default(0.05)
      .meta({ description: "Share of the rows used to watch training and choose a checkpoint." }),
    test: z
      .number()
      .min(0)
      .max(0.5)
      .default(0.1)
      .meta({ description: "Share of the rows kept for the verdict. Never seen while training." }),
    seed: z.int().min(0).max(2_147_483_647).default(42),
  })
  .meta({ id: "Splits" });
export type Splits = z.infer<typeof Splits>;

export const Column = z.object({
  name: z.string(),
  type: z.string(),
  filled: z.int().meta({ description: "Rows in which it is not empty." }),
  examples: z.array(z.string()).max(3),
});

export const Detection = z
  .object({
    format: FileFormat,
    type: RowType.nullable(),
    mapping: Mapping.nullable(),
    confidence: z.enum(["certain", "likely", "none"]),
    reason: z.string().meta({ description: "Why, in one sentence." }),
    columns: z.array(Column),
    delimiter: z.string().nullable(),
  })
  .meta({ id: "Detection" });
export type Detection = z.infer<typeof Detection>;

export const RefusedRow = z
  .object({
    row: z.int().meta({ description: "1-based number of the record in the file." }),
    field: z.string().nullable(),
    code: z.string(),
    reason: z.string(),
    fix: z.string(),
    excerpt: z.string().max(200),
  })
  .meta({ id: "RefusedRow" });
export type RefusedRow = z.infer<typeof RefusedRow>;

export const RowCounts = z.object({
  read: z.int(),
  kept: z.int(),
  refused: z.int(),
  duplicates: z.int(),
  train: z.int(),
  validation: z.int(),
  test: z.int(),
});

export const DatasetVersion = z
  .object({
    id: idSchema("datasetVersion"),
    datasetId: idSchema("dataset"),
    projectId: idSchema("project"),
    number: z.int().min(1),
    state: z.enum(["importing", "ready", "failed"]),
    jobId: idSchema("job"),
    filename: z.string(),
    bytes: z.int(),
    heldOutFilename: z
      .string()
      .nullable()
      .meta({ description: "A file of its own for the test split, when one was given." }),
    sourceSha256: Sha256.nullable(),
    contentHash: Sha256.nullable().meta({
      description: "Hash of the canonical rows and their splits. Null until ready.",
    }),
    detection: Detection.nullable(),
    mapping: Mapping.nullable(),
    splits: Splits,
    type: RowType.nullable(),
    counts: RowCounts.nullable(),
    refusedByCode: z.record(z.string(), z.int()).nullable(),
    artifactId: idSchema("artifact")
      .nullable()
      .meta({ description: "Its canonical rows, a Parquet file a split. Null until ready." }),
    createdAt: Timestamp,
    readyAt: Timestamp.nullable(),
  })
  .meta({ id: "DatasetVersion" });
export type DatasetVersion = z.infer<typeof DatasetVersion>;

export const Dataset = z
  .object({
    id: idSchema("dataset"),
    projectId: idSchema("project"),
    name: z.string().min(1).max(100),
    latestVersion: DatasetVersion.nullable().meta({
      description: "The newest one whose rows can be used. While none can, the newest.",
    }),
    nextVersion: DatasetVersion.nullable().meta({
      description: "A later one that is being imported, or whose import failed. Null without one.",
    }),
    createdAt: Timestamp,
    updatedAt: Timestamp,
  })
  .meta({ id: "Dataset" });
export type Dataset = z.infer<typeof Dataset>;

/** A fine-tune that rests on a data set. */
export const DatasetUse = z.object({
  fineTuneId: idSchema("fineTune"),
  name: z.string(),
  datasetVersionId: idSchema("datasetVersion"),
  createdAt: Timestamp,
});

export const DatasetDetail = Dataset.extend({
  usedBy: z
    .array(DatasetUse)
    .meta({ description: "The newest fine-tunes that rest on it, at most 20. While there is one it stays." }),
}).meta({ id: "DatasetDetail" });
export type DatasetDetail = z.infer<typeof DatasetDetail>;

export const DatasetVersionDetail = DatasetVersion.extend({ datasetName: z.string() }).meta({
  id: "DatasetVersionDetail",
});
export type DatasetVersionDetail = z.infer<typeof DatasetVersionDetail>;

export const DatasetVersionDifference = z
  .object({
    from: z.int().meta({ description: "Number of the ready version before, which it is compared with." }),
    added: z.int(),
    removed: z.int().meta({ description: "A row that was edited is one removed and one added." }),
    same: z.int(),
  })
  .meta({ id: "DatasetVersionDifference" });
export type DatasetVersionDifference = z.infer<typeof DatasetVersionDifference>;

export const UpdateDataset = z.object({ name: Name.optional() }).strict().meta({ id: "UpdateDataset" });
export type UpdateDataset = z.infer<typeof UpdateDataset>;

export const CreateDataset = z
  .object({
    projectId: idSchema("project"),
    name: Name,
    uploadId: idSchema("upload"),
    heldOutUploadId: idSchema("upload")
      .nullable()
      .default(null)
      .meta({ description: "A second file that becomes the test split." }),
    mapping: Mapping.nullable().default(null).meta({ description: "Null: as detected." }),
    splits: Splits.default({ validation: 0.05, test: 0.1, seed: 42 }),
  })
  .strict()
  .meta({ id: "CreateDataset" });

export const CreateDatasetVersion = z
  .object({
    uploadId: idSchema("upload"),
    heldOutUploadId: idSchema("upload")
      .nullable()
      .default(null)
      .meta({ description: "A second file that becomes the test split." }),
    mapping: Mapping.nullable().default(null).meta({ description: "Null: as detected." }),
    splits: Splits.nullable().default(null).meta({
      description:
        "Null: as in the version before. With the same shares and seed, a row that was there stays in its split.",
    }),
  })
  .strict()
  .meta({ id: "CreateDatasetVersion" });

export const PreviewDataset = z
  .object({
    uploadId: idSchema("upload"),
    mapping: Mapping.nullable().default(null),
    rows: z.int().min(1).max(100).default(20),
  })
  .strict()
  .meta({ id: "PreviewDataset" });

export const CanonicalRow = z
  .object({
    row: z.int(),
    key: Sha256,
    type: RowType,
    content: JsonValue.meta({ description: "Messages and tools; prompt and completion; or text." }),
  })
  .meta({ id: "CanonicalRow" });
export type CanonicalRow = z.infer<typeof CanonicalRow>;

export const DatasetPreview = z
  .object({ detection: Detection, rows: z.array(CanonicalRow), refused: z.array(RefusedRow) })
  .meta({ id: "DatasetPreview" });
export type DatasetPreview = z.infer<typeof DatasetPreview>;
