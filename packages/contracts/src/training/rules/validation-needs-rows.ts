import type { Rule } from "./rule.ts";

/** The data set keeps no rows aside. */
export const validationNeedsRows: Rule = (knobs, { rows }) => {
  if (rows?.validation !== 0 || !knobs.eval_on_checkpoint) return undefined;
  return {
    code: "validation_needs_rows",
    level: knobs.early_stopping_patience === null ? "warning" : "stop",
    knobs: ["eval_on_checkpoint"],
    sentence:
      "The data set has no validation rows, so checkpoints cannot be compared and the last one is kept.",
    fix: {
      sentence: "Train without validation",
      set: {
        eval_on_checkpoint: false,
        eval_on_start: false,
        early_stopping_patience: null,
        load_best_model_at_end: false,
      },
    },
  };
};
