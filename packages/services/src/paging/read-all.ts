import type { Collection, Query, Reader, Stored } from "@facet/ports/documents";
import { placeOf } from "./page-documents.ts";

const pageSize = 500;

/** Every row of a question, in its order, a page at a time. */
export async function* readAll<T, Shapes extends string>(
  reader: Reader,
  collection: Collection<T, Shapes>,
  shape: NoInfer<Shapes>,
  question: Omit<Query, "limit" | "startAfter">,
): AsyncIterable<Stored<T>> {
  let startAfter: Query["startAfter"];
  for (;;) {
    const page: Stored<T>[] = await reader.query(collection, shape, {
      ...question,
      ...(startAfter === undefined ? {} : { startAfter }),
      limit: pageSize,
    });
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < pageSize) return;
    startAfter = placeOf(collection, shape, last);
  }
}
