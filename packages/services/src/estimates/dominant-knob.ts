import type { KnobId, ResolvedKnobs } from "@facet/contracts/training/knobs/all-knobs";

/** Knobs that people turn to make a run smaller, each with what it becomes when it is turned down once; null: it is down already. */
const turnedDown: readonly (readonly [KnobId, (knobs: ResolvedKnobs) => Partial<ResolvedKnobs> | null])[] = [
  ["per_device_train_batch_size", halve("per_device_train_batch_size", 1)],
  ["max_length", halve("max_length", 16)],
  ["tuning", (knobs) => (knobs.tuning === "full" ? { tuning: "lora" } : null)],
  ["lora_r", (knobs) => (knobs.tuning === "full" ? null : halve("lora_r", 1)(knobs))],
  [
    "gradient_checkpointing",
    (knobs) => (knobs.gradient_checkpointing === true ? null : { gradient_checkpointing: true }),
  ],
];

/** Below this share of the figure a knob does not matter. */
const least = 0.01;

export interface DominantKnob {
  readonly knob: KnobId;
  /** What turning it down once sets it to. */
  readonly turned: Partial<ResolvedKnobs>;
}

/** The knob that makes the figure smallest when it alone is turned down; null where none matters. */
export function dominantKnob(
  knobs: ResolvedKnobs,
  figure: (knobs: ResolvedKnobs) => number,
): DominantKnob | null {
  const now = figure(knobs);
  let best: (DominantKnob & { readonly saved: number }) | null = null;
  for (const [knob, turn] of turnedDown) {
    const turned = turn(knobs);
    if (turned === null) continue;
    const saved = now - figure({ ...knobs, ...turned });
    if (saved > now * least && saved > (best?.saved ?? 0)) best = { knob, turned, saved };
  }
  return best;
}

function halve(knob: "per_device_train_batch_size" | "max_length" | "lora_r", smallest: number) {
  return (knobs: ResolvedKnobs): Partial<ResolvedKnobs> | null =>
    knobs[knob] <= smallest ? null : { [knob]: Math.max(smallest, Math.floor(knobs[knob] / 2)) };
}
