import type { Rule } from "./rule.ts";

/** At half the width, both halves of an adapter together are as large as the layer beside them. */
export const rankTooLarge: Rule = ({ tuning, lora_r: rank }, { model }) => {
  const width = model?.hiddenSize;
  if (tuning === "full" || width === undefined || rank <= width / 2) return undefined;
  return {
    code: "rank_too_large",
    level: "warning",
    knobs: ["lora_r"],
    sentence: `lora_r ${rank} in a model of width ${width} makes adapters as large as the layers they stand beside.`,
    fix: { sentence: "Use rank 16", set: { lora_r: 16, lora_alpha: 32 } },
  };
};
