import { idSchema } from "@facet/contracts/ids";
import { queryNumber } from "@facet/contracts/paging/query-number";
import { z } from "zod";

/** Lists are read within one project. */
export const InProject = { projectId: idSchema("project") };

/** A part of what people know a thing by, in any case. */
export const Search = z.string().max(200).optional().meta({
  description:
    "Part of a name or id. With a filter that no index answers a page may be short: go on until `nextCursor` is null.",
});

/** Filters by what a run was made from. */
export const MadeFrom = {
  datasetId: idSchema("dataset").optional(),
  baseModelId: idSchema("baseModel").optional(),
};

/** Rows of a file are addressed by position: they never change. */
export const RowRange = z.object({
  offset: queryNumber(z.int().min(0).max(1_000_000_000).default(0)),
  limit: queryNumber(z.int().min(1).max(100).default(20)),
});

export function rowsOf<Row extends z.ZodType>(row: Row) {
  return z.object({ data: z.array(row), total: z.int().meta({ description: "Rows on all pages." }) });
}
