import { DuckDBListValue } from "@duckdb/node-api";
import { z } from "zod";
import type { Page, PageRequest } from "./database/read-page.ts";
import { readPage } from "./database/read-page.ts";

/** What the model sees of one row: token ids, and labels of the same length, -100 where no loss is taken. */
export interface PreparedTokens {
  readonly row: number;
  readonly key: string;
  readonly inputIds: readonly number[];
  readonly labels: readonly number[];
  /** Which of the kept rows it is, from 0; null for one that was dropped. */
  readonly document: number | null;
  readonly tokens: number;
  readonly trainedTokens: number;
  readonly cutTokens: number;
  /** Reason code, or null for a row that is trained on. */
  readonly dropped: string | null;
}

export interface PreparedRequest extends PageRequest {
  /** Only rows that were kept, or only those that were dropped. */
  readonly only?: "kept" | "dropped" | null;
}

const Whole = z.union([z.int(), z.bigint()]).transform(Number);
const Ids = z.instanceof(DuckDBListValue).transform(({ items }) => z.array(Whole).parse(items));

const StoredRow = z.object({
  row: Whole,
  key: z.string(),
  input_ids: Ids.nullable(),
  labels: Ids.nullable(),
  document: Whole.nullable(),
  tokens: Whole,
  trained_tokens: Whole,
  cut_tokens: Whole,
  dropped: z.string().nullable(),
});

const conditions = { kept: "dropped IS NULL", dropped: "dropped IS NOT NULL" } as const;

/** A page of a prepared split (`prepared/train.parquet`, `prepared/validation.parquet`), in the order of the file. */
export async function readPrepared({
  only = null,
  ...request
}: PreparedRequest): Promise<Page<PreparedTokens>> {
  const columns = Object.keys(StoredRow.shape);
  const { rows, total } = await readPage({
    ...request,
    columns,
    where: only === null ? undefined : conditions[only],
  });
  return {
    rows: rows.map((stored) => {
      const { input_ids, labels, trained_tokens, cut_tokens, ...same } = StoredRow.parse(stored);
      return {
        ...same,
        inputIds: input_ids ?? [],
        labels: labels ?? [],
        trainedTokens: trained_tokens,
        cutTokens: cut_tokens,
      };
    }),
    total,
  };
}
