import type { Rule } from "./rule.ts";

/** Block numbers start at 0. */
export const blocksBeyondModel: Rule = ({ tuning, layers_to_transform: blocks }, { model }) => {
  const layers = model?.layers;
  if (tuning === "full" || blocks === null || layers === undefined) return undefined;
  const beyond = blocks.filter((block) => block >= layers);
  if (beyond.length === 0) return undefined;
  const there = blocks.filter((block) => block < layers);
  return {
    code: "blocks_beyond_model",
    level: "stop",
    knobs: ["layers_to_transform"],
    sentence: `The model has blocks 0 to ${layers - 1}, so layers_to_transform ${beyond.join(", ")} is not there.`,
    fix: { sentence: "Leave them out", set: { layers_to_transform: there.length > 0 ? there : null } },
  };
};
