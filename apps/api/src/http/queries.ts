import { idSchema } from "@facet/contracts/ids";
import { z } from "zod";

/** Lists are read within one project. */
export const InProject = { projectId: idSchema("project") };

/** Rows of a file are addressed by position: they never change. */
export const RowRange = z.object({
  offset: z.coerce.number().int().min(0).max(1_000_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

export function rowsOf<Row extends z.ZodType>(row: Row) {
  return z.object({ data: z.array(row), total: z.int().meta({ description: "Rows on all pages." }) });
}
