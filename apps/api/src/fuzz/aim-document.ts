import { z } from "zod";

type Json = Record<string, unknown>;
const Node = z.record(z.string(), z.unknown());
const isNode = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What each kind of id may be in a request: objects that are there, and one that is not. */
type KnownIds = Readonly<Record<string, readonly string[]>>;

/**
 * The same document with real ids where requests name objects: made-up ones would all be answered by "not found", and
 * nothing behind it were tried. What answers must look like stays as it is.
 */
export function aimDocument(document: unknown, ids: KnownIds): Json {
  const aimed = Node.parse(JSON.parse(JSON.stringify(document)));
  const paths = Node.parse(aimed.paths);
  const schemas = Node.parse(Node.parse(aimed.components).schemas);
  const operations = Object.values(paths).flatMap((methods) =>
    Object.entries(Node.parse(methods)).map(([method, operation]) => ({
      method,
      operation: Node.parse(operation),
    })),
  );
  const answered = new Set(operations.flatMap(({ operation }) => named(operation.responses, schemas)));
  for (const { method, operation } of operations) {
    for (const parameter of Array.isArray(operation.parameters) ? operation.parameters.filter(isNode) : []) {
      // What is removed is made up: the others go on needing what is there.
      const isRemoved = method === "delete" && parameter.in === "path";
      if (!isRemoved) parameter.schema = aim(parameter.schema, ids);
    }
    operation.requestBody = aim(operation.requestBody, ids);
  }
  for (const name of new Set(operations.flatMap(({ operation }) => named(operation.requestBody, schemas))))
    if (!answered.has(name)) schemas[name] = aim(schemas[name], ids);
  return aimed;
}

function aim(value: unknown, ids: KnownIds): unknown {
  if (Array.isArray(value)) return value.map((inner) => aim(inner, ids));
  if (!isNode(value)) return value;
  const prefix = /^\^(\w+)_\[0-9a-z\]\{26\}\$$/.exec(String(value.pattern))?.[1];
  const known = prefix === undefined ? undefined : ids[prefix];
  if (known === undefined)
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, aim(inner, ids)]));
  const isNullable = Array.isArray(value.type);
  return { ...value, enum: [...known, `${prefix}_${"0".repeat(26)}`, ...(isNullable ? [null] : [])] };
}

/** The components that a part of the document rests on. */
function named(part: unknown, schemas: Json, seen = new Set<string>()): string[] {
  for (const [, name = ""] of JSON.stringify(part ?? null).matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
    if (seen.has(name)) continue;
    seen.add(name);
    named(schemas[name], schemas, seen);
  }
  return [...seen];
}
