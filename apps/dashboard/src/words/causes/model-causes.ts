import { addSecret, changeRun, chooseModel, openGuide, openPage, repeatRun, tryAgain } from "./actions.ts";
import type { Cause } from "./fix-action.ts";

const bringIn = openPage("Bring the model in again", "base-models");

/** Base models, the Hub, and files that are exported. */
export const modelCauses = {
  model_not_found: {
    cause: "No model has this name: it was mistyped, moved, renamed or deleted.",
    todo: "Check the name on the model's page, or choose a model that is here.",
    actions: [openPage("Open base models", "base-models"), openPage("Open your models", "models")],
  },
  unsupported_architecture: {
    cause: "The model is built in a way that Facet cannot train, such as one for pictures or for search.",
    actions: [chooseModel],
  },
  tokenizer_missing: {
    cause: "The folder has the model's numbers, but not the files that turn text into tokens.",
    actions: [bringIn],
  },
  tokenizer_mismatch: {
    cause: "The tokenizer counts more or other tokens than the model knows, so they do not belong together.",
    todo: "Bring the model in again with the tokenizer that came with it.",
    actions: [bringIn, chooseModel],
  },
  adapter_mismatch: {
    cause: "The adapter was made for another base model, or for another version of it.",
    todo: "Use the base model that the adapter was trained on, or train it again on this one.",
    actions: [repeatRun, openPage("Open base models", "base-models")],
  },
  name_taken: {
    cause: "Another one in this project has the same name, and programs ask for it by name.",
    todo: "Choose another name, or rename the other one.",
    actions: [openPage("Open your models", "models")],
  },
  gated_model: {
    cause: "The owner of the model wants its licence to be accepted before anyone may fetch it.",
    todo: "Accept the licence on the model's page at the Hub, keep a token of that account as a secret, then bring the model in.",
    actions: [addSecret, bringIn, openGuide("Gated models, step by step", "keys-and-secrets")],
  },
  bad_token: {
    cause: "The token is mistyped, has run out, was revoked, or may not read this model.",
    todo: "Make a new token at the Hub with the right to read, keep it as a secret, and bring the model in with it.",
    actions: [addSecret, bringIn],
  },
  hub_unreachable: {
    cause: "The Hub does not answer, or this machine has no way to the internet.",
    todo: "Check the network, or bring the model in from a folder on the machine.",
    actions: [bringIn],
  },
  quantization_unsupported: {
    cause: "This kind of model cannot be stored with so few digits.",
    todo: "Export it as F16 or Q8_0.",
    actions: [repeatRun, openGuide("Which file for which program", "export-and-run")],
  },
  unknown_knob: {
    cause: "The run names a setting that does not exist here, perhaps one of another version or tool.",
    todo: "Leave it out, or use the nearest one that is named.",
    actions: [openGuide("Choose knobs", "choose-knobs")],
  },
  knob_conflict: {
    cause: "Two settings cannot both be true, or one does not fit the data or the model.",
    todo: "Take the change that is offered, or turn one of the two back.",
    actions: [openGuide("Choose knobs", "choose-knobs"), tryAgain],
  },
  damaged_checkpoint: {
    cause: "A saved state of the run is cut or changed, so it is not used.",
    todo: "Nothing: the run goes on from the one before it.",
    actions: [changeRun("Save more often and start again", { knob: "save_steps", to: 10 })],
  },
} as const satisfies Record<string, Cause>;
