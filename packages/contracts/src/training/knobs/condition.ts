type Scalar = string | number | boolean | null;

type Question =
  | { readonly knob: string; readonly equals: Scalar }
  | { readonly knob: string; readonly not: Scalar }
  | { readonly knob: string; readonly oneOf: readonly Scalar[] };

/** Questions about other knobs, as data, so that form, API and engine ask them alike. */
export type Condition = Question | { readonly all: readonly Question[] };

/** Whether `condition` is true of `values`, a full set of knob values by id. */
export function holds(condition: Condition, values: Readonly<Record<string, unknown>>): boolean {
  if ("all" in condition) return condition.all.every((part) => holds(part, values));
  const value = values[condition.knob];
  if ("equals" in condition) return value === condition.equals;
  if ("not" in condition) return value !== condition.not;
  return condition.oneOf.some((one) => one === value);
}

/** The knobs that `condition` asks about, each with the values it names. */
export function askedValues(condition: Condition): readonly (readonly [knob: string, value: Scalar])[] {
  if ("all" in condition) return condition.all.flatMap(askedValues);
  const { knob } = condition;
  if ("equals" in condition) return [[knob, condition.equals]];
  if ("not" in condition) return [[knob, condition.not]];
  return condition.oneOf.map((value) => [knob, value] as const);
}
