import { plannedSteps } from "../planned-steps.ts";
import type { Rule } from "./rule.ts";

/** Patience counts validations after the best one, so the run needs at least one more. */
export const patienceNeverEnds: Rule = (knobs, { rows }) => {
  const { early_stopping_patience: patience, save_steps: every } = knobs;
  if (patience === null || !knobs.eval_on_checkpoint || every === "auto" || rows?.train === undefined)
    return undefined;
  const validations = Math.ceil(plannedSteps(knobs, rows.train) / every);
  if (patience < validations) return undefined;
  return {
    code: "patience_never_ends",
    level: "warning",
    knobs: ["early_stopping_patience", "save_steps"],
    sentence: `The run validates ${validations} times, so a patience of ${patience} can never end it early.`,
    fix: {
      sentence: "Validate more often",
      set: { save_steps: "auto", early_stopping_patience: Math.min(patience, 3) },
    },
  };
};
