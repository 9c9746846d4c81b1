import { z } from "zod";
import { queryNumber } from "./query-number.ts";

export const PageQuery = z.object({
  limit: queryNumber(z.int().min(1).max(100).default(20).meta({ description: "Rows a page, 1 to 100." })),
  cursor: z.string().max(1000).optional().meta({ description: "`nextCursor` of the page before. Opaque." }),
});
export type PageQuery = z.infer<typeof PageQuery>;

export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ data: z.array(item), nextCursor: z.string().nullable() });
}

export interface Page<T> {
  data: T[];
  nextCursor: string | null;
}
