import type { Rule } from "./rule.ts";

/** One row has nothing to be joined with. */
export const joinedRowsNeedTwo: Rule = ({ padding_free: joined, per_device_train_batch_size: batch }) => {
  if (joined !== true || batch > 1) return undefined;
  return {
    code: "joined_rows_need_two",
    level: "warning",
    knobs: ["padding_free", "per_device_train_batch_size"],
    sentence: "padding_free joins the rows of a batch, but per_device_train_batch_size is 1.",
    fix: { sentence: "Let the engine decide", set: { padding_free: "auto" } },
  };
};
