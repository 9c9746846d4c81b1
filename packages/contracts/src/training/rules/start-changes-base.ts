import type { Rule } from "./rule.ts";

/** PiSSA and OLoRA move part of the base weights into the adapter. */
export const startChangesBase: Rule = ({ tuning, init_lora_weights: start }) => {
  if (tuning === "full" || (start !== "pissa" && start !== "olora")) return undefined;
  return {
    code: "start_changes_base",
    level: "warning",
    knobs: ["init_lora_weights"],
    sentence: `init_lora_weights ${start} also changes the base model, so the adapter alone is wrong beside the original weights: serve the merged model.`,
    fix: { sentence: "Use the standard start", set: { init_lora_weights: true } },
  };
};
