import type { Rule } from "./rule.ts";

/** From here on, AdamW breaks small models more often than it teaches them. */
const highest = { lora: 5e-3, full: 2e-4 } as const;

export const learningRateTooHigh: Rule = ({ learning_rate: rate, tuning, optim }) => {
  if (rate === "auto" || optim === "sgd" || rate <= highest[tuning]) return undefined;
  return {
    code: "learning_rate_too_high",
    level: "warning",
    knobs: ["learning_rate"],
    sentence: `A learning_rate of ${rate} is very high for ${tuning === "lora" ? "an adapter" : "full tuning"} and often breaks the model.`,
    fix: { sentence: "Use the usual rate", set: { learning_rate: "auto" } },
  };
};
