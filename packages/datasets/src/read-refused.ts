import { RefusedRow } from "@facet/contracts/datasets/dataset";
import { z } from "zod";
import type { Page, PageRequest } from "./database/read-page.ts";
import { readPage } from "./database/read-page.ts";

export interface RefusedRequest extends PageRequest {
  /** Only rows refused for this reason. */
  readonly code?: string | null;
}

const StoredRow = RefusedRow.extend({ row: z.bigint().transform(Number) });

/** A page of `refused.parquet`, in the order of the file. */
export async function readRefused({ code = null, ...request }: RefusedRequest): Promise<Page<RefusedRow>> {
  const { rows, total } = await readPage({
    ...request,
    columns: ["row", "field", "code", "reason", "fix", "excerpt"],
    where: code === null ? undefined : "code = $code",
    values: code === null ? undefined : { code },
  });
  return { rows: rows.map((stored) => StoredRow.parse(stored)), total };
}
