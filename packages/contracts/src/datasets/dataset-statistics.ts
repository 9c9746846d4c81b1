import { z } from "zod";
import { idSchema } from "../ids.ts";
import { RowCounts, RowType } from "./dataset.ts";

/** Characters, as code points. */
const Lengths = z
  .object({
    min: z.int(),
    median: z.int(),
    mean: z.number(),
    p95: z.int(),
    max: z.int(),
    histogram: z
      .array(z.object({ upTo: z.int(), rows: z.int() }))
      .meta({ description: "Rows of at most `upTo` characters and more than the entry before." }),
  })
  .meta({ id: "Lengths" });

export const SplitStatistics = z
  .object({
    rows: z.int(),
    prompts: z
      .int()
      .meta({ description: "Different questions: rows whose prompt nobody else has count one." }),
    emptyAnswers: z.int().meta({ description: "Rows whose last answer says nothing and calls no tool." }),
    characters: Lengths.nullable().meta({
      description: "Of all texts of a row together. Null without rows.",
    }),
    answerCharacters: Lengths.nullable().meta({
      description: "Of the last answer of a row, or its completion. Null for plain text.",
    }),
    roles: z
      .record(z.string(), z.int())
      .meta({ description: "Messages by role. Empty unless the rows are chats." }),
    turns: z
      .object({ min: z.int(), mean: z.number(), max: z.int() })
      .nullable()
      .meta({ description: "Messages a row. Null unless the rows are chats." }),
    withTools: z.int().meta({ description: "Rows that offer or call a tool." }),
  })
  .meta({ id: "SplitStatistics" });
export type SplitStatistics = z.infer<typeof SplitStatistics>;

export const DatasetStatistics = z
  .object({
    datasetVersionId: idSchema("datasetVersion"),
    type: RowType.nullable(),
    counts: RowCounts,
    refusedByCode: z.record(z.string(), z.int()),
    splits: z.object({ train: SplitStatistics, validation: SplitStatistics, test: SplitStatistics }),
  })
  .meta({ id: "DatasetStatistics" });
export type DatasetStatistics = z.infer<typeof DatasetStatistics>;
