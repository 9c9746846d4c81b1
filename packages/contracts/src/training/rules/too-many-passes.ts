import { stepsOfAnEpoch } from "../planned-steps.ts";
import type { Rule } from "./rule.ts";

/** Beyond this many passes small models repeat rows by heart. */
const most = 12;

export const tooManyPasses: Rule = (knobs, { rows }) => {
  if (rows?.train === undefined || rows.train === 0) return undefined;
  const steps = stepsOfAnEpoch(knobs, rows.train);
  const passes = knobs.max_steps > 0 ? knobs.max_steps / steps : knobs.num_train_epochs;
  if (passes <= most || knobs.early_stopping_patience !== null) return undefined;
  return {
    code: "too_many_passes",
    level: "warning",
    knobs: knobs.max_steps > 0 ? ["max_steps"] : ["num_train_epochs"],
    sentence: `The run reads the ${rows.train} training rows ${Math.round(passes)} times, so it may learn them by heart.`,
    fix: {
      sentence: "Read them five times",
      set: knobs.max_steps > 0 ? { max_steps: 5 * steps } : { num_train_epochs: 5 },
    },
  };
};
