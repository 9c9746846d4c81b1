import type { Rule } from "./rule.ts";

/** A rate for full tuning, left over in a run with an adapter. */
export const learningRateTooLow: Rule = ({ learning_rate: rate, tuning }) => {
  if (rate === "auto" || tuning === "full" || rate >= 1e-5) return undefined;
  return {
    code: "learning_rate_too_low",
    level: "warning",
    knobs: ["learning_rate"],
    sentence: `With a learning_rate of ${rate} an adapter hardly learns; it needs about ten times the rate of full tuning.`,
    fix: { sentence: "Use the usual rate", set: { learning_rate: "auto" } },
  };
};
