import type { Rule } from "./rule.ts";

/** Without validation no checkpoint is better than another. */
export const bestCheckpointNeedsValidation: Rule = (knobs) => {
  if (knobs.eval_on_checkpoint || !knobs.load_best_model_at_end) return undefined;
  return {
    code: "best_checkpoint_needs_validation",
    level: "warning",
    knobs: ["eval_on_checkpoint", "load_best_model_at_end"],
    sentence:
      "load_best_model_at_end looks for the lowest validation loss, but eval_on_checkpoint is off: the last checkpoint is kept.",
    fix: { sentence: "Validate at every checkpoint", set: { eval_on_checkpoint: true } },
  };
};
