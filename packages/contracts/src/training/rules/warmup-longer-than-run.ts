import { plannedSteps } from "../planned-steps.ts";
import type { Rule } from "./rule.ts";

/** The learning rate would never reach its value. */
export const warmupLongerThanRun: Rule = (knobs, { rows }) => {
  if (knobs.warmup_steps < 1 || knobs.lr_scheduler_type === "constant" || rows?.train === undefined)
    return undefined;
  const steps = plannedSteps(knobs, rows.train);
  if (knobs.warmup_steps < steps) return undefined;
  return {
    code: "warmup_longer_than_run",
    level: "stop",
    knobs: ["warmup_steps"],
    sentence: `The warm-up of ${knobs.warmup_steps} steps does not end within the run of ${steps}.`,
    fix: { sentence: "Warm up for 5 % of the run", set: { warmup_steps: 0.05 } },
  };
};
