import type { CreateFineTune } from "@facet/contracts/fine-tunes/fine-tune";
import type { PresetId } from "@facet/contracts/training/presets";
import { presets } from "@facet/contracts/training/presets";
import { resolveKnobs } from "@facet/contracts/training/resolve-knobs";
import type { Recipe } from "./recipe.ts";

/** What a fine-tune, and a request for one, have in common. A fine-tune holds every knob, a request only those turned. */
type Described = Pick<CreateFineTune, "method" | "knobs"> & {
  readonly preset: string;
  readonly name?: string | undefined;
} & Partial<Pick<CreateFineTune, "watchPrompts" | "evaluation" | "formats" | keyof typeof usual>>;

/** How a fine-tune runs where nobody said otherwise: not worth a line. */
const usual = { priority: "normal", autoSaferRetry: false, timeLimitMinutes: null } as const;

interface Names {
  readonly baseModel: string;
  readonly dataset: string;
}

/** A fine-tune as a recipe: of its knobs, only those that differ from its preset. */
export function recipeOf(described: Described, { baseModel, dataset }: Names): Recipe {
  const { name, method, watchPrompts, evaluation, formats } = described;
  const preset = presets.find((one) => one.id === described.preset)?.id ?? "balanced";
  const knobs = turnedKnobs(described, preset);
  return {
    ...(name === undefined ? {} : { name }),
    baseModel,
    dataset,
    method,
    preset,
    ...(Object.keys(knobs).length === 0 ? {} : { knobs }),
    ...(watchPrompts === undefined || watchPrompts.length === 0 ? {} : { watchPrompts }),
    ...(evaluation === undefined ? {} : { evaluation }),
    ...(formats === undefined ? {} : { exports: formats }),
    ...howItRuns(described),
  };
}

function howItRuns(described: Described): Pick<Recipe, keyof typeof usual> {
  const { priority = usual.priority, autoSaferRetry = false, timeLimitMinutes = null } = described;
  return {
    ...(priority === usual.priority ? {} : { priority }),
    ...(autoSaferRetry ? { autoSaferRetry } : {}),
    ...(timeLimitMinutes === null ? {} : { timeLimitMinutes }),
  };
}

function turnedKnobs({ method, knobs }: Described, preset: PresetId): NonNullable<Recipe["knobs"]> {
  const resolved = resolveKnobs({ method, preset, overrides: {} });
  const base: Readonly<Record<string, unknown>> = resolved.ok ? resolved.knobs : {};
  const turned = Object.entries(knobs).filter(
    ([id, value]) => JSON.stringify(value) !== JSON.stringify(base[id]),
  );
  return Object.fromEntries(turned);
}
