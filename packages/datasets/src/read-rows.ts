import { CanonicalRow } from "@facet/contracts/datasets/dataset";
import { z } from "zod";
import type { Page, PageRequest } from "./database/read-page.ts";
import { readPage } from "./database/read-page.ts";

export interface RowsRequest extends PageRequest {
  /** Only rows that hold this text, in any case; without it all. */
  readonly search?: string | undefined;
}

const StoredRow = z.object({ row: z.bigint(), key: z.string(), type: z.string(), content: z.string() });

/**
 * What a person reads in a row: the texts in it, without the names of its fields. `contains` over the whole comes first:
 * it is many times quicker, and few rows are left for the rest.
 */
const holdsText = `contains(lower(content), $escaped) AND list_contains(list_transform(
  json_extract_string(content, ['$.text', '$.prompt', '$.completion']) ||
  coalesce(json_extract_string(content, '$.messages[*].content'), []) ||
  coalesce(CAST(json_extract(content, '$.messages[*].tool_calls') AS VARCHAR[]), []),
  text -> contains(lower(coalesce(text, '')), $text)), true)`;

/** A page of one split's rows (`train.parquet`, `validation.parquet`, `test.parquet`), in the order of the file. */
export async function readRows({ search, ...request }: RowsRequest): Promise<Page<CanonicalRow>> {
  const text = search?.trim().toLowerCase() ?? "";
  const { rows, total } = await readPage({
    ...request,
    columns: ["row", "key", "type", "content"],
    ...(text === ""
      ? {}
      : { where: holdsText, values: { text, escaped: JSON.stringify(text).slice(1, -1) } }),
  });
  return {
    rows: rows.map((stored) => {
      const { row, key, type, content } = StoredRow.parse(stored);
      return CanonicalRow.parse({ row: Number(row), key, type, content: JSON.parse(content) });
    }),
    total,
  };
}
