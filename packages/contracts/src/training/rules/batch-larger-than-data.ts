import type { Rule } from "./rule.ts";

/** One step an epoch at most, or none at all when short batches are dropped. */
export const batchLargerThanData: Rule = (knobs, { rows }) => {
  const { per_device_train_batch_size: batch, gradient_accumulation_steps: batches } = knobs;
  const train = rows?.train;
  if (train === undefined || train === 0 || batch * batches <= train) return undefined;
  const empty = knobs.dataloader_drop_last && batch > train;
  return {
    code: "batch_larger_than_data",
    level: empty ? "stop" : "warning",
    knobs: ["per_device_train_batch_size", "gradient_accumulation_steps"],
    sentence: empty
      ? `A batch of ${batch} is more than the ${train} training rows, and dataloader_drop_last drops it.`
      : `One step takes ${batch} x ${batches} rows, but there are ${train}: an epoch is a single step.`,
    fix: {
      sentence: "Use smaller batches",
      set: {
        per_device_train_batch_size: Math.max(1, Math.min(batch, Math.floor(train / 4))),
        gradient_accumulation_steps: 1,
        dataloader_drop_last: false,
      },
    },
  };
};
