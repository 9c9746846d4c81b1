import type { SQLInputValue } from "node:sqlite";
import type { Collection, Query, QueryShape } from "@facet/ports/documents";
import { fieldType, fieldValue } from "./index-sql.ts";
import type { Database } from "./open-database.ts";
import { type Plan, planShape } from "./plan-shape.ts";

/** What a query saw: enough to see whether a later run would see the same. */
export interface FoundRow {
  readonly id: string;
  readonly revision: number;
}

type Scalar = string | number | boolean | null;
interface Condition {
  readonly sql: string;
  readonly values: readonly SQLInputValue[];
}

const bindable = (value: Scalar): SQLInputValue => (typeof value === "boolean" ? Number(value) : value);
const jsonType = (value: string | number) =>
  typeof value === "string" ? "= 'text'" : "IN ('integer', 'real')";

function equals(field: string, value: Scalar): Condition {
  if (value === null)
    return { sql: `${fieldValue(field)} IS NULL AND ${fieldType(field)} = 'null'`, values: [] };
  const type = typeof value === "boolean" ? `= '${value}'` : jsonType(value);
  return { sql: `${fieldValue(field)} = ? AND ${fieldType(field)} ${type}`, values: [bindable(value)] };
}

function bounded(shape: QueryShape, query: Query): Condition[] {
  const field = shape.range;
  if (field === undefined || query.range === undefined) return [];
  const { from, after, to, before } = query.range;
  const bounds: (readonly [string, string | number | undefined])[] = [
    [">=", from],
    [">", after],
    ["<=", to],
    ["<", before],
  ];
  return bounds.flatMap(([operator, bound]) =>
    bound === undefined
      ? []
      : [
          {
            sql: `${fieldValue(field)} ${operator} ? AND ${fieldType(field)} ${jsonType(bound)}`,
            values: [bound],
          },
        ],
  );
}

/** Firestore leaves out documents that lack a field it sorts by. */
function present(shape: QueryShape): Condition[] {
  return (shape.orderBy ?? []).map(([field]) => ({ sql: `${fieldType(field)} IS NOT NULL`, values: [] }));
}

function beyond(expression: string, direction: "asc" | "desc", value: Scalar): Condition[] {
  // null sorts before every value.
  if (value === null) return direction === "asc" ? [{ sql: `${expression} IS NOT NULL`, values: [] }] : [];
  const past: Condition = {
    sql: `${expression} ${direction === "asc" ? ">" : "<"} ?`,
    values: [bindable(value)],
  };
  return direction === "asc" ? [past] : [past, { sql: `${expression} IS NULL`, values: [] }];
}

/**
 * What follows the cursor, as pieces in result order: first the ties of all but the last sort key, then of fewer. Each
 * piece is one seek in the index, which a single OR over the keys would not be.
 */
function pieces(keys: Plan["keys"], cursor: readonly Scalar[] | undefined): (readonly Condition[])[] {
  if (cursor === undefined) return [[]];
  const result: Condition[][] = [];
  for (let depth = keys.length - 1; depth >= 0; depth -= 1) {
    const ties = keys.slice(0, depth).map(([expression], index): Condition => {
      const value = cursor[index] ?? null;
      return value === null
        ? { sql: `${expression} IS NULL`, values: [] }
        : { sql: `${expression} = ?`, values: [bindable(value)] };
    });
    const [expression, direction] = keys[depth] ?? (["id", "asc"] as const);
    for (const next of beyond(expression, direction, cursor[depth] ?? null)) result.push([...ties, next]);
  }
  return result;
}

/** One seek for each value of `in`, then a merge: sorting all rows of all values would grow with the collection. */
function select(plan: Plan, arms: readonly (readonly Condition[])[], limit: number): Condition {
  const selects = arms.map(
    (conditions) =>
      `${plan.select} WHERE ${conditions.map(({ sql }) => sql).join(" AND ")} ORDER BY ${plan.order} LIMIT ?`,
  );
  const values = arms.flatMap((conditions) => [
    ...conditions.flatMap((condition) => condition.values),
    limit,
  ]);
  if (selects.length === 1) return { sql: selects.join(""), values };
  const merged = selects.map((sql) => `SELECT * FROM (${sql})`).join(" UNION ALL ");
  return { sql: `${merged} ORDER BY ${plan.mergedOrder} LIMIT ?`, values: [...values, limit] };
}

/** Ids and revisions of the rows a query yields, in its order. The query has been checked against the shape. */
export function findRows(
  database: Database,
  collection: Collection<unknown>,
  shape: QueryShape,
  owner: string,
  query: Query,
): FoundRow[] {
  const plan = planShape(collection, shape);
  const always: Condition[] = [
    { sql: "owner = ?", values: [owner] },
    ...Object.entries(query.equals ?? {}).map(([field, value]) => equals(field, value)),
    ...bounded(shape, query),
    ...present(shape),
  ];
  const field = shape.in;
  const choices: Condition[][] =
    field === undefined || query.in === undefined
      ? [[]]
      : [...new Set(query.in)].map((value) => [equals(field, value)]);

  const rows: FoundRow[] = [];
  for (const piece of pieces(plan.keys, query.startAfter)) {
    if (rows.length >= query.limit) break;
    const arms = choices.map((choice) => [...always, ...choice, ...piece]);
    const { sql, values } = select(plan, arms, query.limit - rows.length);
    for (const row of database.statement(sql).all(...values))
      rows.push({ id: String(row.id), revision: Number(row.revision) });
  }
  return rows;
}
