import type { Collection, QueryShape } from "@facet/ports/documents";
import type { z } from "zod";

interface Declaration<Schema extends z.ZodType, Shapes extends string> {
  readonly name: string;
  readonly scope: "tenant" | "control";
  /** The stored form. Every read is parsed by it. */
  readonly schema: Schema;
  readonly shapes: Readonly<Record<Shapes, QueryShape>>;
}

/** Declares a collection in its first schema version. */
export function collection<Schema extends z.ZodType, Shapes extends string>(
  declaration: Declaration<Schema, Shapes>,
): Collection<z.infer<Schema>, Shapes> {
  const { name, scope, schema, shapes } = declaration;
  return { name, scope, schemaVersion: 1, upcasters: {}, shapes, parse: (raw) => schema.parse(raw) };
}
