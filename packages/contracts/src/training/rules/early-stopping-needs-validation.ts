import type { Rule } from "./rule.ts";

/** Patience counts validations. */
export const earlyStoppingNeedsValidation: Rule = (knobs) => {
  if (knobs.early_stopping_patience === null || knobs.eval_on_checkpoint) return undefined;
  return {
    code: "early_stopping_needs_validation",
    level: "stop",
    knobs: ["eval_on_checkpoint", "early_stopping_patience"],
    sentence: "early_stopping_patience waits for a better validation loss, but eval_on_checkpoint is off.",
    fix: { sentence: "Validate at every checkpoint", set: { eval_on_checkpoint: true } },
  };
};
