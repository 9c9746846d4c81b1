import type { Collection, Query, QueryShape } from "@facet/ports/documents";
import { documentError } from "./document-error.ts";
import { isDocumentId } from "./document-id.ts";
import { limits } from "./limits.ts";

const sameKind = (values: readonly unknown[], kinds: readonly string[]) =>
  values.every(
    (value) =>
      kinds.includes(value === null ? "null" : typeof value) &&
      (typeof value !== "number" || Number.isFinite(value)),
  );

const isId = (value: unknown) => typeof value === "string" && isDocumentId(value);

/** Returns the declared shape once the query gives exactly what it asks for: nothing less, nothing more. */
export function checkQuery(collection: Collection<unknown>, shapeName: string, query: Query): QueryShape {
  const refuse = (problem: string) =>
    documentError("UndeclaredQueryShape", `${collection.name}.${shapeName}: ${problem}`);
  const shape = Object.hasOwn(collection.shapes, shapeName) ? collection.shapes[shapeName] : undefined;
  if (shape === undefined)
    throw refuse(`no such shape; declared are ${Object.keys(collection.shapes).join(", ") || "none"}`);

  const wanted = [...(shape.equals ?? [])].sort().join(", ");
  const given = Object.keys(query.equals ?? {})
    .sort()
    .join(", ");
  if (wanted !== given) throw refuse(`\`equals\` needs the fields (${wanted}), got (${given})`);
  if (!sameKind(Object.values(query.equals ?? {}), ["string", "number", "boolean", "null"]))
    throw refuse("`equals` compares with a string, number, boolean or null");

  if ((shape.in === undefined) !== (query.in === undefined))
    throw refuse(shape.in === undefined ? "has no `in`" : `needs \`in\` for ${shape.in}`);
  if (query.in !== undefined) {
    if (query.in.length > limits.inValues)
      throw documentError(
        "TooManyValues",
        `${collection.name}.${shapeName}: ${query.in.length} values in \`in\`, over the limit of ${limits.inValues}`,
      );
    if (query.in.length === 0) throw refuse("`in` needs at least one value");
    if (!sameKind(query.in, ["string", "number"])) throw refuse("`in` compares with strings and numbers");
  }

  if ((shape.range === undefined) !== (query.range === undefined))
    throw refuse(shape.range === undefined ? "has no `range`" : `needs a \`range\` of ${shape.range}`);
  if (query.range !== undefined) {
    const { from, after, to, before } = query.range;
    const bounds = [from, after, to, before].filter((bound) => bound !== undefined);
    if (bounds.length === 0)
      throw refuse("`range` needs a bound; without one, declare a shape that only orders");
    if ((from !== undefined && after !== undefined) || (to !== undefined && before !== undefined))
      throw refuse("`range` has two bounds on one side");
    if (!sameKind(bounds, ["string"]) && !sameKind(bounds, ["number"]))
      throw refuse("the bounds of `range` are all strings or all numbers");
  }

  const keys = (shape.orderBy ?? []).length + 1;
  if (query.startAfter !== undefined) {
    if (query.startAfter.length !== keys)
      throw refuse(`\`startAfter\` needs ${keys} values: the orderBy fields and the id`);
    if (
      !sameKind(query.startAfter, ["string", "number", "boolean", "null"]) ||
      !isId(query.startAfter.at(-1))
    )
      throw refuse("`startAfter` holds field values and, last, an id");
  }
  if (!Number.isInteger(query.limit) || query.limit < 1 || query.limit > limits.queryLimit)
    throw refuse(`\`limit\` is a whole number from 1 to ${limits.queryLimit}, got ${query.limit}`);
  return shape;
}
