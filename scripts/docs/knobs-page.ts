import { allowedValues } from "../../packages/contracts/src/training/allowed-values.ts";
import { type KnobId, knobs } from "../../packages/contracts/src/training/knobs/all-knobs.ts";
import { categories } from "../../packages/contracts/src/training/knobs/category.ts";
import { askedValues } from "../../packages/contracts/src/training/knobs/condition.ts";
import type { Knob } from "../../packages/contracts/src/training/knobs/knob.ts";
import { presets } from "../../packages/contracts/src/training/presets.ts";

/** Every knob by category, with its default, its range and the presets that change it. */
export function knobsPage(): string {
  const head = [
    "# Knobs",
    `${knobs.length} settings of a fine-tune. Send only those that differ from the preset; all of them are resolved and stored with the run when you create it. The level says who usually turns a knob: start with the basic ones. [Choose knobs](../guides/choose-knobs.md) says where to begin.`,
    "## Presets",
    presets
      .map(
        ({ id, label, sentence, knobs: changed }) =>
          `- **${label}** (\`${id}\`). ${sentence} ${inPreset(changed)}`,
      )
      .join("\n"),
  ];
  const body = categories.flatMap(({ id, label, sentence }) => [
    `## ${label}`,
    sentence,
    ...knobs.filter((knob) => knob.category === id).flatMap(section),
  ]);
  return [...head, ...body].join("\n\n");
}

function inPreset(changed: Readonly<Record<string, unknown>>): string {
  const entries = Object.entries(changed).map(([id, value]) => `\`${id}\` ${show(value)}`);
  return entries.length === 0 ? "Every knob has its default." : `Changes ${entries.join(", ")}.`;
}

function section(knob: Knob<KnobId>): string[] {
  const unit = knob.unit === undefined ? "" : ` (${knob.unit})`;
  const lines = [
    `- Default: ${show(knob.default)}${unit}. Allowed: ${allowedValues(knob)}.`,
    `- Level: ${knob.level}.`,
    ...(knob.auto === undefined ? [] : [`- \`auto\`: ${knob.auto.how}`]),
    ...(knob.choices === undefined
      ? []
      : [`- ${knob.choices.map(({ value, label }) => `${show(value)} ${label}`).join("; ")}.`]),
    ...(knob.shownWhen === undefined ? [] : [`- Counts only with ${askedOf(knob)}.`]),
    ...changes(knob.id),
  ];
  return [`### ${knob.id}`, `**${knob.label}.** ${knob.help}`, lines.join("\n")];
}

function askedOf({ shownWhen }: Knob): string {
  if (shownWhen === undefined) return "";
  const parts = "all" in shownWhen ? shownWhen.all : [shownWhen];
  return parts
    .map((part) => {
      const values = askedValues(part)
        .map(([, value]) => show(value))
        .join(" or ");
      return `\`${part.knob}\` ${"not" in part ? "other than " : ""}${values}`;
    })
    .join(" and ");
}

function changes(id: KnobId): string[] {
  const found = presets.filter((preset) => id in preset.knobs);
  if (found.length === 0) return [];
  return [`- Presets: ${found.map((preset) => `${preset.id} ${show(preset.knobs[id])}`).join(", ")}.`];
}

function show(value: unknown): string {
  return `\`${JSON.stringify(value)}\``;
}
