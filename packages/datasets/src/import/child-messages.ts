import { Mapping, Splits } from "@facet/contracts/datasets/dataset";
import { z } from "zod";
import { ImportResult } from "./import-result.ts";

/** What the parent asks of the child: the options of an import that are JSON. */
export const ImportRequest = z.object({
  file: z.string(),
  heldOutFile: z.string().nullable(),
  mapping: Mapping.nullable(),
  splits: Splits,
  outputDir: z.string(),
  limits: z.object({
    fileBytes: z.number(),
    rows: z.number(),
    recordBytes: z.number(),
    depth: z.number(),
    values: z.number(),
    columns: z.number(),
    databaseMemory: z.string(),
    threads: z.number(),
  }),
  /** Bytes of resident memory past which the child gives up. */
  residentBytes: z.number(),
});
export type ImportRequest = z.infer<typeof ImportRequest>;

/** What the child tells the parent. */
export const ImportReply = z.discriminatedUnion("type", [
  z.object({ type: z.literal("ready") }),
  z.object({ type: z.literal("progress"), rows: z.int(), bytes: z.int(), totalBytes: z.int() }),
  z.object({ type: z.literal("done"), result: ImportResult }),
  z.object({
    type: z.literal("failed"),
    code: z.string(),
    detail: z.string(),
    fix: z.string(),
    param: z.string().nullable(),
  }),
]);
export type ImportReply = z.infer<typeof ImportReply>;
