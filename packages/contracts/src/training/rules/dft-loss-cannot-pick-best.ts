import type { ResolvedKnobs } from "../knobs/all-knobs.ts";
import type { Rule } from "./rule.ts";

/** DFT weighs a token by its probability: -p log p also falls when p does, so lower is not always better. */
export const dftLossCannotPickBest: Rule = (knobs) => {
  const picks = knobs.load_best_model_at_end || knobs.early_stopping_patience !== null;
  if (knobs.loss_type !== "dft" || !knobs.eval_on_checkpoint || !picks) return undefined;
  const set: Partial<ResolvedKnobs> = { load_best_model_at_end: false, early_stopping_patience: null };
  return {
    code: "dft_loss_cannot_pick_best",
    level: "stop",
    knobs: ["loss_type", "load_best_model_at_end", "early_stopping_patience"],
    sentence:
      "The dft loss also falls when the model grows unsure, so it cannot tell which checkpoint is best.",
    fix: { sentence: "Keep the last checkpoint", set },
  };
};
