import type { Rule } from "./rule.ts";

/** Positions the model has never seen. */
export const rowsBeyondContext: Rule = ({ max_length: length }, { model }) => {
  const context = model?.contextLength;
  if (context === undefined || length <= context) return undefined;
  return {
    code: "rows_beyond_context",
    level: "stop",
    knobs: ["max_length"],
    sentence: `max_length ${length} is more than the ${context} tokens this model can read.`,
    fix: { sentence: `Use ${context}`, set: { max_length: context } },
  };
};
