import { findKnob, type KnobId, type ResolvedKnobs } from "../knobs/all-knobs.ts";
import type { RuleContext } from "./rule.ts";

/** Whether the person set this knob on purpose. */
export function isTurned(id: KnobId, knobs: ResolvedKnobs, { turned }: RuleContext): boolean {
  if (turned !== undefined) return turned.includes(id);
  return JSON.stringify(knobs[id]) !== JSON.stringify(findKnob(id)?.default);
}
