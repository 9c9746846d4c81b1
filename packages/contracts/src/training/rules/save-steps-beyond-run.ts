import { plannedSteps } from "../planned-steps.ts";
import type { Rule } from "./rule.ts";

/** Only the end would be saved: an interruption loses everything, and nothing is validated on the way. */
export const saveStepsBeyondRun: Rule = (knobs, { rows }) => {
  if (knobs.save_steps === "auto" || rows?.train === undefined) return undefined;
  const steps = plannedSteps(knobs, rows.train);
  if (knobs.save_steps < steps) return undefined;
  return {
    code: "save_steps_beyond_run",
    level: "warning",
    knobs: ["save_steps"],
    sentence: `save_steps ${knobs.save_steps} is not reached within the run of ${steps} steps, so an interruption would lose everything.`,
    fix: { sentence: "Save often enough", set: { save_steps: "auto" } },
  };
};
