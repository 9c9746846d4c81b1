import { type Groups, reasonsByField } from "./reasons-by-field.ts";

const groups: Groups = {
  SFTConfig: [
    { reason: "the job's own folder", fields: ["output_dir"] },
    { reason: "the runner's device decides", fields: ["use_cpu", "dataloader_pin_memory"] },
    {
      reason: "rows come prepared: cut, masked and counted before training",
      fields: ["max_length", "dataset_kwargs"],
    },
    { reason: "follows eval_on_checkpoint: at every checkpoint", fields: ["eval_strategy", "eval_steps"] },
    { reason: "follows save_steps", fields: ["save_strategy"] },
    {
      reason: "the best checkpoint has the lowest validation loss",
      fields: ["metric_for_best_model", "greater_is_better"],
    },
    { reason: "off: it would show a broken loss as 0", fields: ["logging_nan_inf_filter"] },
    { reason: "on: the curve begins at the first step", fields: ["logging_first_step"] },
    { reason: "progress is reported by events", fields: ["disable_tqdm", "report_to"] },
    { reason: "off: code from a model's folder is never run", fields: ["trust_remote_code"] },
  ],
  LoraConfig: [{ reason: "always a causal language model", fields: ["task_type"] }],
};

/** Fields that the engine sets itself, to a constant or to what follows from the job; the values stand in its pinned.py. */
export const pinnedFields = reasonsByField(groups);
