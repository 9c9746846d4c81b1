import type { Query, QueryShape } from "@facet/ports/documents";
import type { CollectionReference, Query as FirestoreQuery, WhereFilterOp } from "@google-cloud/firestore";

/** Where a field of the body stands in the document. */
export const fieldPathOf = (field: string) => `body.${field}`;

/** The question as Firestore is asked it. The query has been checked against the shape. */
export function buildQuery(folder: CollectionReference, shape: QueryShape, query: Query): FirestoreQuery {
  const order = shape.orderBy ?? [];
  let asked: FirestoreQuery = folder;
  for (const [field, value] of Object.entries(query.equals ?? {}))
    asked = asked.where(fieldPathOf(field), "==", value);
  if (shape.in !== undefined && query.in !== undefined)
    asked = asked.where(fieldPathOf(shape.in), "in", [...new Set(query.in)]);
  for (const [operator, bound] of boundsOf(query)) {
    if (shape.range !== undefined) asked = asked.where(fieldPathOf(shape.range), operator, bound);
  }
  for (const [field, direction] of order) asked = asked.orderBy(fieldPathOf(field), direction);
  asked = asked.orderBy("__name__", order.at(-1)?.[1] ?? "asc");
  if (query.startAfter !== undefined) asked = asked.startAfter(...query.startAfter);
  return asked.limit(query.limit);
}

function boundsOf({ range }: Query): [WhereFilterOp, string | number][] {
  const bounds: [WhereFilterOp, string | number | undefined][] = [
    [">=", range?.from],
    [">", range?.after],
    ["<=", range?.to],
    ["<", range?.before],
  ];
  return bounds.flatMap(([operator, bound]): [WhereFilterOp, string | number][] =>
    bound === undefined ? [] : [[operator, bound]],
  );
}
