import { findKnob } from "@facet/contracts/training/knobs/all-knobs";

/** What a knob stands for while it is "auto", as far as another knob alone decides it. Brings all knobs along: load it late. */
export function autoValue(knob: string, knobs: Readonly<Record<string, unknown>>): number | undefined {
  const by = findKnob(knob)?.auto?.by;
  return by?.values[String(knobs[by.knob])];
}
