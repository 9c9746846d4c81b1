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
}

const Place = z.tuple([z.string(), z.array(z.union([z.string(), z.number(), z.boolean(), z.null()]))]);

/**
 * One page of documents in the order of a declared shape. A cursor holds the last row's place, and only fits the question
 * it came from: rows created meanwhile cause no skip and no repeat.
 */
export async function pageDocuments<T, Shapes extends string>(
  asked: PageDocuments<T, Shapes>,
): Promise<Page<Stored<T>>> {
  const { reader, collection, shape, equals, page } = asked;
  const question = sha256(JSON.stringify([collection.name, shape, equals ?? {}])).slice(0, 16);
  const startAfter = page.cursor === undefined ? undefined : readCursor(page.cursor, question);
  const rows = await reader.query(collection, shape, {
    ...(equals ? { equals } : {}),
    ...(startAfter ? { startAfter } : {}),
    limit: page.limit + 1,
  });
  const data = rows.slice(0, page.limit);
  const last = data.at(-1);
  const more = rows.length > page.limit && last !== undefined;
  return { data, nextCursor: more ? writeCursor(question, placeOf(collection, shape, last)) : null };
}

function placeOf<T, Shapes extends string>(collection: Collection<T, Shapes>, shape: Shapes, row: Stored<T>) {
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
