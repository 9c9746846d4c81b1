import { CanonicalRow } from "@facet/contracts/datasets/dataset";
import { z } from "zod";
import type { Page, PageRequest } from "./database/read-page.ts";
import { readPage } from "./database/read-page.ts";

const StoredRow = z.object({ row: z.bigint(), key: z.string(), type: z.string(), content: z.string() });

/** A page of one split's rows (`train.parquet`, `validation.parquet`, `test.parquet`), in the order of the file. */
export async function readRows(request: PageRequest): Promise<Page<CanonicalRow>> {
  const { rows, total } = await readPage({ ...request, columns: ["row", "key", "type", "content"] });
  return {
    rows: rows.map((stored) => {
      const { row, key, type, content } = StoredRow.parse(stored);
      return CanonicalRow.parse({ row: Number(row), key, type, content: JSON.parse(content) });
    }),
    total,
  };
}
