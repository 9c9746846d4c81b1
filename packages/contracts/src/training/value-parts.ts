import { z } from "zod";
import type { Knob } from "./knobs/knob.ts";

export const Scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** The part of JSON Schema that knobs are made of. */
const ValuePart = z.object({
  type: z.enum(["string", "integer", "number", "boolean", "array", "object", "null"]).optional(),
  const: Scalar.optional(),
  enum: z.array(Scalar).optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  exclusiveMinimum: z.number().optional(),
  exclusiveMaximum: z.number().optional(),
  items: z.object({ type: z.enum(["string", "integer"]) }).optional(),
  additionalProperties: z.object({ minimum: z.number(), maximum: z.number() }).optional(),
});
export type ValuePart = z.infer<typeof ValuePart>;

const Union = z.object({ anyOf: z.array(z.looseObject({})) });

/** The kinds of value a knob takes, one by one: words, ranges, lists. */
export function valueParts(knob: Knob): readonly ValuePart[] {
  return flat(z.toJSONSchema(knob.schema));
}

function flat(schema: object): ValuePart[] {
  const union = Union.safeParse(schema);
  return union.success ? union.data.anyOf.flatMap(flat) : [ValuePart.parse(schema)];
}
