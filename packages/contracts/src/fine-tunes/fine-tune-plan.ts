import { z } from "zod";
import { Finding } from "../estimates/estimate.ts";
import { idSchema } from "../ids.ts";
import { KnobValues } from "../jobs/kinds/train.ts";
import { JsonValue } from "../json-value.ts";
import { Preparation, PreparationSettings } from "../preparations/preparation.ts";

/** A knob that stands elsewhere than its own default. */
export const ChangedKnob = z
  .object({
    id: z.string(),
    label: z.string(),
    default: JsonValue,
    value: JsonValue,
    by: z.enum(["preset", "you"]).meta({ description: "Who turned it." }),
  })
  .meta({ id: "ChangedKnob" });
export type ChangedKnob = z.infer<typeof ChangedKnob>;

export const FineTunePlan = z
  .object({
    ready: z.boolean().meta({ description: "Nothing in `findings` would stop it." }),
    knobs: KnobValues.meta({ description: "Every knob, as it would be stored." }),
    changed: z.array(ChangedKnob),
    findings: z
      .array(Finding)
      .meta({ description: "What would stop it, what would hardly be meant, and what is good to know." }),
    steps: z.int(),
    preparation: z.object({
      settings: PreparationSettings,
      id: idSchema("preparation")
        .nullable()
        .meta({ description: "Null: these settings have not been prepared for this data and model." }),
      state: Preparation.shape.state.nullable(),
    }),
    yaml: z.string().meta({
      description: "The same as a recipe for `facet train --recipe`: names, and only what was turned.",
    }),
  })
  .meta({ id: "FineTunePlan" });
export type FineTunePlan = z.infer<typeof FineTunePlan>;
