import { allowedValues } from "./allowed-values.ts";
import { ignoredFields } from "./ignored-fields.ts";
import { knobJson } from "./knob-json.ts";
import { findKnob, type KnobId, knobs, type ResolvedKnobs } from "./knobs/all-knobs.ts";
import type { Knob } from "./knobs/knob.ts";
import { type MethodId, methods } from "./methods.ts";
import { nearestKnob } from "./nearest-knob.ts";
import { pinnedFields } from "./pinned-fields.ts";
import { type PresetId, presets } from "./presets.ts";

interface KnobChoices {
  readonly method: MethodId;
  readonly preset: PresetId;
  /** What the person chose, over the preset. */
  readonly overrides: Readonly<Record<string, unknown>>;
}

/** Fits the `errors` of a problem document. */
export interface KnobError {
  readonly code: "unknown_knob" | "invalid_request";
  /** JSON pointer into the request. */
  readonly path: string;
  /** The cause, with what is allowed. */
  readonly message: string;
  readonly fix: string;
  /** For a one-click fix; null where only the person can tell. */
  readonly fixKnobs: Readonly<Record<string, unknown>> | null;
}

type Resolution =
  | { readonly ok: true; readonly knobs: ResolvedKnobs; readonly turned: readonly KnobId[] }
  | { readonly ok: false; readonly errors: readonly KnobError[] };

/** The full set of knobs of a run: defaults, then the preset, then what the person chose. Every error at once. */
export function resolveKnobs({ method, preset, overrides }: KnobChoices): Resolution {
  const served = new Set<string>(methods.find((one) => one.id === method)?.knobs ?? []);
  const chosen = Object.entries(overrides);
  const errors = chosen.flatMap(([id, value]) => {
    const knob = served.has(id) ? findKnob(id) : undefined;
    if (knob === undefined) return [unknownKnob(id, value)];
    return knob.schema.safeParse(value).success ? [] : [invalidValue(knob, value)];
  });
  if (errors.length > 0) return { ok: false, errors };
  const presetKnobs = presets.find((one) => one.id === preset)?.knobs ?? {};
  const base: Record<string, unknown> = {
    ...Object.fromEntries(knobs.map((knob) => [knob.id, knob.default])),
    ...presetKnobs,
  };
  const turned = knobs.filter((knob) => knob.id in overrides && !same(overrides[knob.id], base[knob.id]));
  const values = Object.fromEntries(knobs.map(({ id }) => [id, id in overrides ? overrides[id] : base[id]]));
  // Safe: each default, preset value and override has passed the schema of its knob.
  return { ok: true, knobs: values as unknown as ResolvedKnobs, turned: turned.map((knob) => knob.id) };
}

function unknownKnob(id: string, value: unknown): KnobError {
  const place = { code: "unknown_knob", path: pointer(id) } as const;
  const nearest = nearestKnob(id);
  const reason = reasonOf(id);
  if (nearest === undefined && reason !== undefined) {
    const message = `${id} is a setting of TRL or PEFT, but not a knob: ${reason}.`;
    return { ...place, message, fix: `Leave ${id} out.`, fixKnobs: null };
  }
  if (nearest === undefined) {
    return {
      ...place,
      message: `There is no knob ${id}.`,
      fix: "GET /v1/knobs lists all knobs.",
      fixKnobs: null,
    };
  }
  const taken = findKnob(nearest)?.schema.safeParse(value).success === true;
  return {
    ...place,
    message: `There is no knob ${id}; the nearest is ${nearest}.`,
    fix: `Use ${nearest} instead.`,
    fixKnobs: taken ? { [nearest]: value } : null,
  };
}

function invalidValue(knob: Knob, value: unknown): KnobError {
  const nearest = nearestValue(knob, value);
  return {
    code: "invalid_request",
    path: pointer(knob.id),
    message: `${knob.id} is ${short(value)}; allowed is ${allowedValues(knob)}.`,
    fix: `Set ${knob.id} to ${short(nearest)}, or to another allowed value.`,
    fixKnobs: { [knob.id]: nearest },
  };
}

/** What was likely meant: a number brought into range, a number or word written as text, else the default. */
function nearestValue(knob: Knob, value: unknown): unknown {
  const { min, max } = knobJson(knob);
  const read = typeof value === "string" ? reading(value) : value;
  const clamped = typeof read === "number" ? Math.min(max ?? read, Math.max(min ?? read, read)) : read;
  const rounded = typeof clamped === "number" ? Math.round(clamped) : clamped;
  const fits = [read, clamped, rounded].find((one) => knob.schema.safeParse(one).success);
  return fits === undefined ? knob.default : fits;
}

function reading(text: string): unknown {
  const word = text.trim().toLowerCase();
  if (word === "true" || word === "false") return word === "true";
  return word !== "" && Number.isFinite(Number(word)) ? Number(word) : word;
}

function reasonOf(id: string): string | undefined {
  const lists = [pinnedFields, ignoredFields].flatMap(({ SFTConfig, LoraConfig }) => [SFTConfig, LoraConfig]);
  return lists.find((fields) => Object.hasOwn(fields, id))?.[id];
}

function pointer(id: string): string {
  return `/knobs/${id.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

function short(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
