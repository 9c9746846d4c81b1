import { knobs as allKnobs, type KnobId } from "../knobs/all-knobs.ts";
import { isTurned } from "./is-turned.ts";
import type { Rule } from "./rule.ts";

/** The shape of an adapter, set in a run that makes none. */
export const loraKnobsNeedLora: Rule = (knobs, context) => {
  if (knobs.tuning === "lora") return undefined;
  const ofAdapter = allKnobs.filter(({ category, id }) => category === "lora" && id !== "tuning");
  const turned: readonly KnobId[] = ofAdapter
    .map(({ id }) => id)
    .filter((id) => isTurned(id, knobs, context));
  if (turned.length === 0) return undefined;
  return {
    code: "lora_knobs_need_lora",
    level: "warning",
    knobs: ["tuning", ...turned],
    sentence: `${turned.join(", ")} shape${turned.length === 1 ? "s" : ""} an adapter, but full tuning makes none.`,
    fix: { sentence: "Tune an adapter", set: { tuning: "lora" } },
  };
};
