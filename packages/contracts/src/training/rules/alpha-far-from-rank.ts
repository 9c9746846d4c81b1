import type { Rule } from "./rule.ts";

/** The adapter's scale, alpha / r or alpha / sqrt(r), is usually between 1 and 4. */
export const alphaFarFromRank: Rule = ({
  tuning,
  lora_alpha: alpha,
  lora_r: rank,
  use_rslora: stabilised,
}) => {
  const scale = alpha / (stabilised ? Math.sqrt(rank) : rank);
  if (tuning === "full" || (scale >= 0.25 && scale <= 16)) return undefined;
  return {
    code: "alpha_far_from_rank",
    level: "warning",
    knobs: ["lora_alpha", "lora_r"],
    sentence: `lora_alpha ${alpha} with lora_r ${rank} makes the adapter weigh ${Number(scale.toPrecision(2))} times its values, which is ${scale < 1 ? "hardly anything" : "very strong"}.`,
    fix: { sentence: "Set alpha to twice the rank", set: { lora_alpha: 2 * rank, use_rslora: false } },
  };
};
