import { addSecret, changeRun, chooseModel, openGuide, openPage, repeatRun, tryAgain } from "./actions.ts";
import type { Cause } from "./fix-action.ts";

const bringIn = openPage("Bring the model in again", "base-models");

/** Base models, the Hub, and files that are exported. */
export const modelCauses = {
  model_not_found: {
    todo: "Check the name on the model's page, or choose a model that is here.",
    actions: [openPage("Open base models", "base-models"), openPage("Open your models", "models")],
  },
  unsupported_architecture: {
    actions: [chooseModel],
  },
  tokenizer_missing: {
    actions: [bringIn],
  },
  tokenizer_mismatch: {
    todo: "Bring the model in again with the tokenizer that came with it.",
    actions: [bringIn, chooseModel],
  },
  adapter_mismatch: {
    todo: "Use the base model that the adapter was trained on, or train it again on this one.",
    actions: [repeatRun, openPage("Open base models", "base-models")],
  },
  name_taken: {
    todo: "Choose another name, or rename the other one.",
    actions: [openPage("Open your models", "models")],
  },
  gated_model: {
    todo: "Accept the licence on the model's page at the Hub, keep a token of that account as a secret, then bring the model in.",
    actions: [addSecret, bringIn, openGuide("Gated models, step by step", "keys-and-secrets")],
  },
  bad_token: {
    todo: "Make a new token at the Hub with the right to read, keep it as a secret, and bring the model in with it.",
    actions: [addSecret, bringIn],
  },
  hub_unreachable: {
    todo: "Check the network, or bring the model in from a folder on the machine.",
    actions: [bringIn],
  },
  quantization_unsupported: {
    todo: "Export it as F16 or Q8_0.",
    actions: [repeatRun, openGuide("Which file for which program", "export-and-run")],
  },
  unknown_knob: {
    todo: "Leave it out, or use the nearest one that is named.",
    actions: [openGuide("Choose knobs", "choose-knobs")],
  },
  knob_conflict: {
    todo: "Take the change that is offered, or turn one of the two back.",
    actions: [openGuide("Choose knobs", "choose-knobs"), tryAgain],
  },
  damaged_checkpoint: {
    todo: "Nothing: the run goes on from the one before it.",
    actions: [changeRun("Save more often and start again", { knob: "save_steps", to: 10 })],
  },
} as const satisfies Record<string, Cause>;
