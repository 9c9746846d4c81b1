import { plannedSteps } from "../planned-steps.ts";
import type { Rule } from "./rule.ts";

/** Warm-up, flat part and descent share the run's steps. */
export const decayLongerThanRun: Rule = (knobs, { rows }) => {
  const { num_decay_steps: decay, warmup_steps: warmup, lr_scheduler_type: curve } = knobs;
  if (curve !== "warmup_stable_decay" || decay === "auto" || rows?.train === undefined) return undefined;
  const steps = plannedSteps(knobs, rows.train);
  const rise = warmup < 1 ? Math.ceil(warmup * steps) : warmup;
  if (rise + decay <= steps) return undefined;
  return {
    code: "decay_longer_than_run",
    level: "stop",
    knobs: ["num_decay_steps", "warmup_steps"],
    sentence: `A warm-up of ${rise} steps and a descent of ${decay} do not fit into a run of ${steps}.`,
    fix: { sentence: "Descend over the last fifth", set: { num_decay_steps: "auto" } },
  };
};
