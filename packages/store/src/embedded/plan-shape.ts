import type { Collection, QueryShape } from "@facet/ports/documents";
import { indexOf, quote, sortKeys, tableOf } from "./index-sql.ts";

/** The parts of a shape's SQL that do not depend on the values asked for. */
export interface Plan {
  readonly keys: ReturnType<typeof sortKeys>;
  readonly select: string;
  readonly order: string;
  /** The same order over the aliases of `select`, for a merge of several selects. */
  readonly mergedOrder: string;
}

const plans = new WeakMap<Collection<unknown>, Map<QueryShape, Plan>>();

function makePlan(collection: Collection<unknown>, shape: QueryShape): Plan {
  const keys = sortKeys(shape);
  const columns = ["id", "revision", ...keys.map(([expression], index) => `${expression} AS k${index}`)].join(
    ", ",
  );
  return {
    keys,
    select: `SELECT ${columns} FROM ${quote(tableOf(collection))} INDEXED BY ${quote(indexOf(collection, shape).name)}`,
    order: keys.map(([expression, direction]) => `${expression} ${direction}`).join(", "),
    mergedOrder: keys.map(([, direction], index) => `k${index} ${direction}`).join(", "),
  };
}

export function planShape(collection: Collection<unknown>, shape: QueryShape): Plan {
  const known = plans.get(collection) ?? new Map<QueryShape, Plan>();
  plans.set(collection, known);
  const plan = known.get(shape) ?? makePlan(collection, shape);
  known.set(shape, plan);
  return plan;
}
