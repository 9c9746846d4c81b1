type Scalar = string | number | boolean | null;

/** A question about other knobs, as data, so that form, API and engine ask it alike. */
export type Condition =
  | { readonly knob: string; readonly equals: Scalar }
  | { readonly knob: string; readonly not: Scalar }
  | { readonly knob: string; readonly oneOf: readonly Scalar[] }
  | { readonly all: readonly Condition[] };

/** Whether `condition` is true of `values`, a full set of knob values by id. */
export function holds(condition: Condition, values: Readonly<Record<string, unknown>>): boolean {
  if ("all" in condition) return condition.all.every((part) => holds(part, values));
  const value = values[condition.knob];
  if ("equals" in condition) return value === condition.equals;
  if ("not" in condition) return value !== condition.not;
  return condition.oneOf.some((one) => one === value);
}

/** The knobs that `condition` asks about. */
export function askedKnobs(condition: Condition): readonly string[] {
  return "all" in condition ? condition.all.flatMap(askedKnobs) : [condition.knob];
}
