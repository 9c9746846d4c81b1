import { z } from "zod";
import { ignoredFields } from "./ignored-fields.ts";
import { knobs } from "./knobs/all-knobs.ts";
import { pinnedFields } from "./pinned-fields.ts";
import { presets } from "./presets.ts";

/** The text of generated/knobs.json: all that the engine and its tests must know of knobs, without TypeScript. */
export function knobsFile(): string {
  const content = {
    generated: "by scripts/generate-knobs.ts from packages/contracts/src/training; do not edit",
    knobs: knobs.map(({ schema, ...knob }) => {
      const { $schema: _, ...values } = z.toJSONSchema(schema);
      return { ...knob, schema: values };
    }),
    pinned: pinnedFields,
    ignored: ignoredFields,
    presets: Object.fromEntries(presets.map((preset) => [preset.id, preset.knobs])),
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}
