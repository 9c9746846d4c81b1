import { z } from "zod";
import { JsonValue } from "../json-value.ts";
import type { Condition } from "./knobs/condition.ts";
import type { Knob } from "./knobs/knob.ts";
import { Scalar, type ValuePart, valueParts } from "./value-parts.ts";

const Question = z.union([
  z.object({ knob: z.string(), equals: Scalar }),
  z.object({ knob: z.string(), not: Scalar }),
  z.object({ knob: z.string(), oneOf: z.array(Scalar) }),
]);
const ConditionJson: z.ZodType<Condition> = z.union([Question, z.object({ all: z.array(Question) })]);

/** A knob as forms and other programs read it. */
export const KnobJson = z
  .object({
    id: z.string(),
    label: z.string(),
    help: z.string().meta({ description: "What happens when it is turned up or on." }),
    category: z.string(),
    level: z.enum(["basic", "advanced", "expert"]),
    type: z.enum(["boolean", "integer", "number", "choice", "list", "map"]),
    default: JsonValue,
    auto: z.string().nullable().meta({ description: "How `auto` is resolved; null: `auto` is not legal." }),
    nullable: z.boolean(),
    min: z.number().nullable(),
    max: z.number().nullable(),
    exclusiveMin: z.boolean(),
    enum: z
      .array(Scalar)
      .nullable()
      .meta({ description: "The only values, or words legal beside the type." }),
    choices: z.array(z.object({ value: Scalar, label: z.string() })).nullable(),
    step: z.number().nullable(),
    scale: z.enum(["log"]).nullable(),
    unit: z.string().nullable(),
    items: z
      .enum(["string", "integer"])
      .nullable()
      .meta({ description: "What a list or the values of a map hold." }),
    shownWhen: ConditionJson.nullable(),
    methods: z.array(z.string()),
    modalities: z.array(z.string()),
    feeds: z.array(z.object({ class: z.string(), field: z.string(), key: z.string().optional() })),
    synonyms: z.array(z.string()),
    schema: z.record(z.string(), JsonValue).meta({ description: "The value as JSON Schema." }),
  })
  .meta({ id: "Knob" });
export type KnobJson = z.infer<typeof KnobJson>;

/** Describes `knob` without zod: type, range, words, default. */
export function knobJson(knob: Knob): KnobJson {
  const { $schema: _, ...schema } = z.toJSONSchema(knob.schema);
  const parts = valueParts(knob);
  const words = parts.flatMap((part) => part.enum ?? (part.const === undefined ? [] : [part.const]));
  const named = words.filter((word) => word !== "auto");
  const numbers = parts.filter(
    (part) => part.const === undefined && (part.type === "integer" || part.type === "number"),
  );
  const lowest = Math.min(
    ...numbers.map((part) => part.minimum ?? part.exclusiveMinimum ?? Number.NEGATIVE_INFINITY),
  );
  const highest = Math.max(
    ...numbers.map((part) => part.maximum ?? part.exclusiveMaximum ?? Number.POSITIVE_INFINITY),
  );
  return {
    id: knob.id,
    label: knob.label,
    help: knob.help,
    category: knob.category,
    level: knob.level,
    type: typeOf(parts),
    default: JsonValue.parse(knob.default),
    auto: knob.auto?.how ?? null,
    nullable: parts.some((part) => part.type === "null"),
    min: Number.isFinite(lowest) ? lowest : null,
    max: Number.isFinite(highest) ? highest : null,
    exclusiveMin: numbers.some((part) => part.exclusiveMinimum === lowest && part.minimum === undefined),
    enum: named.length > 0 ? named : null,
    choices: knob.choices?.map(({ value, label }) => ({ value: Scalar.parse(value), label })) ?? null,
    step: knob.step ?? (typeOf(parts) === "integer" ? 1 : null),
    scale: knob.scale ?? null,
    unit: knob.unit ?? null,
    items: itemsOf(parts),
    shownWhen: knob.shownWhen ?? null,
    methods: [...knob.methods],
    modalities: [...knob.modalities],
    feeds: knob.feeds.map(({ class: name, field, key }) => ({
      class: name,
      field,
      ...(key === undefined ? {} : { key }),
    })),
    synonyms: [...knob.synonyms],
    schema: z.record(z.string(), JsonValue).parse(schema),
  };
}

function typeOf(parts: readonly ValuePart[]): KnobJson["type"] {
  const open = parts.filter(
    (part) => part.enum === undefined && part.const === undefined && part.type !== "null",
  );
  const types = new Set(open.map((part) => part.type));
  if (types.has("array")) return "list";
  if (types.has("object")) return "map";
  if (types.has("number")) return "number";
  if (types.has("integer")) return "integer";
  if (types.has("boolean")) return "boolean";
  return "choice";
}

function itemsOf(parts: readonly ValuePart[]): KnobJson["items"] {
  if (parts.some((part) => part.items?.type === "string")) return "string";
  const holdsWholeNumbers = parts.some((part) => part.items?.type === "integer" || part.type === "object");
  return holdsWholeNumbers ? "integer" : null;
}
