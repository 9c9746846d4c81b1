import { allowedValues } from "@facet/contracts/training/allowed-values";
import { findKnob, type KnobId, knobs, type ResolvedKnobs } from "@facet/contracts/training/knobs/all-knobs";
import { holds } from "@facet/contracts/training/knobs/condition";
import type { MethodId } from "@facet/contracts/training/methods";
import { type PresetId, presets } from "@facet/contracts/training/presets";
import { type KnobError, resolveKnobs } from "@facet/contracts/training/resolve-knobs";
import { checkKnobs } from "@facet/contracts/training/rules/check-knobs";
import type { Conflict, RuleContext } from "@facet/contracts/training/rules/rule";

export type Overrides = Readonly<Record<string, unknown>>;

export interface KnobFormFacts {
  readonly method: MethodId;
  readonly preset: PresetId;
  /** Only what the person chose, over the preset. */
  readonly overrides: Overrides;
  /** What is known about rows, model and machine; a rule that misses a fact keeps silent. */
  readonly context: Omit<RuleContext, "method" | "turned">;
}

export interface KnobFormState {
  /** Every knob with its value; one that was refused has its base value here. */
  readonly values: Readonly<Record<string, unknown>>;
  /** What is refused, by knob; unknown knobs too. */
  readonly errors: ReadonlyMap<string, KnobError>;
  readonly conflicts: readonly Conflict[];
  /** Knobs that stand elsewhere than preset and default, in the order of the form. */
  readonly changed: readonly KnobId[];
}

/** What the form shows, judged by the same rules as the API. */
export function knobFormState({ method, preset, overrides, context }: KnobFormFacts): KnobFormState {
  const first = resolveKnobs({ method, preset, overrides });
  if (first.ok) return judged(first.knobs, first.turned, new Map(), { method, context });
  const errors = new Map(first.errors.map((error) => [idOf(error.path), error]));
  const good = Object.fromEntries(Object.entries(overrides).filter(([id]) => !errors.has(id)));
  const rest = resolveKnobs({ method, preset, overrides: good });
  if (!rest.ok) return { values: baseValues(preset), errors, conflicts: [], changed: [] };
  const changed = knobs.map(({ id }) => id).filter((id) => rest.turned.includes(id) || errors.has(id));
  return { ...judged(rest.knobs, rest.turned, errors, { method, context }), changed };
}

function judged(
  values: ResolvedKnobs,
  turned: readonly KnobId[],
  errors: ReadonlyMap<string, KnobError>,
  { method, context }: Pick<KnobFormFacts, "method" | "context">,
): KnobFormState {
  const conflicts = checkKnobs(values, { ...context, method, turned });
  return { values, errors, conflicts, changed: turned };
}

/** Default, then preset: where a knob stands that nobody turned. */
export function baseValues(preset: PresetId): Readonly<Record<string, unknown>> {
  const own = presets.find(({ id }) => id === preset)?.knobs ?? {};
  return { ...Object.fromEntries(knobs.map((knob) => [knob.id, knob.default])), ...own };
}

/** The overrides after a knob was turned: turned back to its base value it is no longer one of them. */
export function turnKnob(overrides: Overrides, preset: PresetId, id: string, value: unknown): Overrides {
  const { [id]: _, ...rest } = overrides;
  return JSON.stringify(value) === JSON.stringify(baseValues(preset)[id]) ? rest : { ...rest, [id]: value };
}

/** The overrides after the button of a conflict or error was pressed. */
export function applyFix(
  overrides: Overrides,
  preset: PresetId,
  set: Readonly<Record<string, unknown>>,
): Overrides {
  const known = Object.entries(set).filter(([id]) => findKnob(id) !== undefined);
  return known.reduce((all, [id, value]) => turnKnob(all, preset, id, value), overrides);
}

/** Why a knob does nothing as the others stand; undefined where it works. */
export function idleReason(id: string, values: Readonly<Record<string, unknown>>): string | undefined {
  const condition = findKnob(id)?.shownWhen;
  if (condition === undefined || holds(condition, values)) return undefined;
  const parts = "all" in condition ? condition.all : [condition];
  const cause = parts.find((part) => !holds(part, values));
  const other = cause === undefined ? undefined : findKnob(cause.knob);
  if (cause === undefined || other === undefined) return "It has no effect as the other settings stand.";
  return `It has no effect while “${other.label}” is ${valueText(other.id, values[other.id])}.`;
}

/** A value as the form calls it: `Automatic`, `LoRA: a small adapter`, `none`, `2e-4`. */
export function valueText(id: string, value: unknown): string {
  const knob = findKnob(id);
  const choice = knob?.choices?.find((one) => one.value === value);
  if (choice !== undefined) return choice.label;
  if (value === "auto") return "Automatic";
  if (value === null) return "none";
  if (value === true) return "on";
  if (value === false) return "off";
  if (id === "max_steps" && value === -1) return "as many as the epochs need";
  if (typeof value === "number") return plainNumber(value);
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return value.join(", ");
  const text = JSON.stringify(value);
  return text === "{}" ? "none" : text;
}

/** `2e-4` below a thousandth, as it is typed; else every digit. */
export function plainNumber(value: number): string {
  if (value !== 0 && Math.abs(value) < 0.001) return value.toExponential().replace("e+", "e");
  return value.toLocaleString("en-US", { maximumFractionDigits: 10 });
}

/** A sentence about knobs by their ids, with the names that the form gives them. */
export function nameKnobs(sentence: string): string {
  return sentence.replace(/\b[a-z]+(?:_[a-z0-9]+)+\b/g, (id) => {
    const label = findKnob(id)?.label;
    return label === undefined ? id : `“${label}”`;
  });
}

/** What `auto` will become where another knob alone decides; undefined where the runner does. */
export function autoValue(id: string, values: Readonly<Record<string, unknown>>): number | undefined {
  const by = findKnob(id)?.auto?.by;
  return by === undefined ? undefined : by.values[String(values[by.knob])];
}

/** What is allowed, in words. */
export function allowedText(id: string): string {
  const knob = findKnob(id);
  return knob === undefined ? "" : allowedValues(knob);
}

function idOf(path: string): string {
  return path
    .replace(/^\/knobs\//, "")
    .replaceAll("~1", "/")
    .replaceAll("~0", "~");
}
