import type { Rule } from "./rule.ts";

/** PEFT takes numbers of blocks only with a list of names. These are the linear layers of Llama, Gemma, Qwen, SmolLM. */
const usual = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"];

export const blocksNeedLayerNames: Rule = ({
  tuning,
  layers_to_transform: blocks,
  target_modules: wanted,
}) => {
  if (tuning === "full" || blocks === null || wanted !== "all-linear") return undefined;
  return {
    code: "blocks_need_layer_names",
    level: "stop",
    knobs: ["target_modules", "layers_to_transform"],
    sentence: "layers_to_transform chooses blocks only when target_modules names the layers in them.",
    fix: { sentence: "Name the usual layers", set: { target_modules: usual } },
  };
};
