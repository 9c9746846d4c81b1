import { FacetError } from "@facet/contracts/errors/facet-error";
import type { Page } from "@facet/contracts/paging/page";
import type { Collection, Query, Reader, Stored } from "@facet/ports/documents";
import { z } from "zod";
import { sha256 } from "../data/digest.ts";

interface PageDocuments<T, Shapes extends string> {
  readonly reader: Reader;
  readonly collection: Collection<T, Shapes>;
  readonly shape: NoInfer<Shapes>;
  readonly equals?: NonNullable<Query["equals"]>;
  readonly page: { readonly limit: number; readonly cursor?: string | undefined };
  /** For questions that no index answers: rows it says no to are passed over. */
  readonly filter?: RowFilter<T>;
}

interface RowFilter<T> {
  /** What was asked, so that a cursor fits no other question. */
  readonly asked: Readonly<Record<string, string | undefined>>;
  readonly keep: (data: T) => boolean | Promise<boolean>;
}

const rowsPerRead = 100;
/** A page that looked at so many rows ends there, full or not: a request takes a bounded time. */
const mostLookedAt = 1000;

const Place = z.tuple([z.string(), z.array(z.union([z.string(), z.number(), z.boolean(), z.null()]))]);

/**
 * One page of documents in the order of a declared shape. A cursor holds the last row's place, and only fits the question
 * it came from: rows created meanwhile cause no skip and no repeat. A filtered page may be short although more follow.
 */
export async function pageDocuments<T, Shapes extends string>(
  asked: PageDocuments<T, Shapes>,
): Promise<Page<Stored<T>>> {
  const { reader, collection, shape, equals, page } = asked;
  const isAsked = Object.values(asked.filter?.asked ?? {}).some((value) => value !== undefined);
  const filter = isAsked ? asked.filter : undefined;
  const given = [collection.name, shape, equals ?? {}, ...(filter ? [filter.asked] : [])];
  const question = sha256(JSON.stringify(given)).slice(0, 16);
  let startAfter = page.cursor === undefined ? undefined : readCursor(page.cursor, question);
  const limit = filter === undefined ? page.limit + 1 : rowsPerRead;
  const data: Stored<T>[] = [];
  for (let looked = 0; ; ) {
    const rows = await reader.query(collection, shape, {
      ...(equals ? { equals } : {}),
      ...(startAfter ? { startAfter } : {}),
      limit,
    });
    for (const row of rows) {
      if (data.length === page.limit)
        return { data, nextCursor: startAfter ? writeCursor(question, startAfter) : null };
      if (filter === undefined || (await filter.keep(row.data))) data.push(row);
      startAfter = placeOf(collection, shape, row);
      looked += 1;
    }
    if (rows.length < limit) return { data, nextCursor: null };
    if (looked >= mostLookedAt && startAfter) return { data, nextCursor: writeCursor(question, startAfter) };
  }
}

/** Where a row stands in the order of a shape: what the next page starts after. */
export function placeOf<T, Shapes extends string>(
  collection: Collection<T, Shapes>,
  shape: Shapes,
  row: Stored<T>,
) {
  const fields = (collection.shapes[shape].orderBy ?? []).map(([field]) => field);
  return [...fields.map((field) => valueAt(row.data, field)), row.id];
}

function valueAt(value: unknown, path: string): string | number | boolean | null {
  let found = value;
  for (const part of path.split("."))
    found = typeof found === "object" && found !== null ? Reflect.get(found, part) : undefined;
  if (found === null || typeof found === "string" || typeof found === "number" || typeof found === "boolean")
    return found;
  throw new TypeError(`${path} cannot order rows`);
}

function writeCursor(question: string, place: readonly (string | number | boolean | null)[]): string {
  return Buffer.from(JSON.stringify([question, place])).toString("base64url");
}

function readCursor(cursor: string, question: string): (string | number | boolean | null)[] {
  try {
    const [from, place] = Place.parse(JSON.parse(Buffer.from(cursor, "base64url").toString()));
    if (from === question) return place;
  } catch {
    // Answered like a cursor of another list.
  }
  throw new FacetError("invalid_cursor", "The cursor does not belong to this list.", { param: "cursor" });
}
