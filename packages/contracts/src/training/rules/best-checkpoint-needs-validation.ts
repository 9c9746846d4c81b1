import { isTurned } from "./is-turned.ts";
import type { Rule } from "./rule.ts";

/** Without validation no checkpoint is better than another; left at its default, the last one is simply kept. */
export const bestCheckpointNeedsValidation: Rule = (knobs, context) => {
  if (knobs.eval_on_checkpoint || !knobs.load_best_model_at_end) return undefined;
  if (!isTurned("load_best_model_at_end", knobs, context)) return undefined;
  return {
    code: "best_checkpoint_needs_validation",
    level: "stop",
    knobs: ["eval_on_checkpoint", "load_best_model_at_end"],
    sentence: "load_best_model_at_end looks for the lowest validation loss, but eval_on_checkpoint is off.",
    fix: { sentence: "Validate at every checkpoint", set: { eval_on_checkpoint: true } },
  };
};
