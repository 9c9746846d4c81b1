import type { Collection, QueryShape } from "@facet/ports/documents";
import type { z } from "zod";

interface Declaration<Schema extends z.ZodType, Shapes extends string> {
  readonly name: string;
  readonly scope: "tenant" | "control";
  /** The stored form. Every read is parsed by it. */
  readonly schema: Schema;
  readonly shapes: Readonly<Record<Shapes, QueryShape>>;
  /** The steps from the first version on: one more of them is one more version. Pure. */
  readonly upcasters?: readonly Upcaster[];
}

type Upcaster = (raw: Record<string, unknown>) => Record<string, unknown>;

/** Declares a collection. */
export function collection<Schema extends z.ZodType, Shapes extends string>(
  declaration: Declaration<Schema, Shapes>,
): Collection<z.infer<Schema>, Shapes> {
  const { name, scope, schema, shapes, upcasters = [] } = declaration;
  return {
    name,
    scope,
    schemaVersion: 1 + upcasters.length,
    upcasters: Object.fromEntries(upcasters.map((step, index) => [index + 1, step])),
    shapes,
    parse: (raw) => schema.parse(raw),
  };
}
