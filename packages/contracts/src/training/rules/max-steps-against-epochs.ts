import { isTurned } from "./is-turned.ts";
import type { Rule } from "./rule.ts";

/** Transformers ignores the epochs once max_steps is set. */
export const maxStepsAgainstEpochs: Rule = (knobs, context) => {
  const both = knobs.max_steps > 0 && isTurned("num_train_epochs", knobs, context);
  if (!both) return undefined;
  return {
    code: "max_steps_against_epochs",
    level: "warning",
    knobs: ["max_steps", "num_train_epochs"],
    sentence: `max_steps ${knobs.max_steps} decides how long the run is, so num_train_epochs ${knobs.num_train_epochs} is not used.`,
    fix: { sentence: "Let the epochs decide", set: { max_steps: -1 } },
  };
};
