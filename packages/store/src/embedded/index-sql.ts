import { createHash } from "node:crypto";
import type { Collection, QueryShape } from "@facet/ports/documents";

export const quote = (name: string) => `"${name}"`;

export const tableOf = (collection: Collection<unknown>) => `documents_${collection.name}`;

const pathOf = (field: string) => `'$.${field.split(".").map(quote).join(".")}'`;

/** The value of a field: text, number, 1 or 0 for a boolean, NULL for null and for a missing field. */
export const fieldValue = (field: string) => `json_extract(body, ${pathOf(field)})`;

/** Tells null from missing and a boolean from a number, which `fieldValue` cannot. */
export const fieldType = (field: string) => `json_type(body, ${pathOf(field)})`;

/** Sort keys of a shape, the id last and in the direction of the last field, as Firestore sorts. */
export function sortKeys(shape: QueryShape): (readonly [expression: string, direction: "asc" | "desc"])[] {
  const order = shape.orderBy ?? [];
  const last = order.at(-1)?.[1] ?? "asc";
  return [
    ...order.map(([field, direction]) => [fieldValue(field), direction] as const),
    ["id", last] as const,
  ];
}

/** The index that answers one shape by seeking. Named by its content, so that a changed shape makes a new one. */
export function indexOf(collection: Collection<unknown>, shape: QueryShape): { name: string; sql: string } {
  const compared = [...(shape.equals ?? []), ...(shape.in === undefined ? [] : [shape.in])].map(fieldValue);
  const columns = [
    "owner",
    ...compared,
    ...sortKeys(shape).map(([expression, direction]) => `${expression} ${direction}`),
  ].join(", ");
  const table = tableOf(collection);
  const name = `shape_${collection.name}_${createHash("sha256").update(columns).digest("hex").slice(0, 12)}`;
  return { name, sql: `CREATE INDEX ${quote(name)} ON ${quote(table)} (${columns})` };
}
