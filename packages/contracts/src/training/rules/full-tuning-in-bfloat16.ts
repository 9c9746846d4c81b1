import type { Rule } from "./rule.ts";

/** bfloat16 has three digits: a change a thousand times smaller than its weight is lost. */
export const fullTuningInBfloat16: Rule = ({ tuning, model_dtype: weights }) => {
  if (tuning !== "full" || weights !== "bfloat16") return undefined;
  return {
    code: "full_tuning_in_bfloat16",
    level: "warning",
    knobs: ["model_dtype", "tuning"],
    sentence: "Full tuning of bfloat16 weights loses most small changes, so the model learns little.",
    fix: { sentence: "Keep exact weights", set: { model_dtype: "float32" } },
  };
};
