import { PreparationSettings } from "../../preparations/preparation.ts";
import { sftKnob } from "./knob.ts";

const knob = sftKnob("data");

export const dataKnobs = [
  knob({
    id: "max_length",
    schema: PreparationSettings.shape.max_length,
    default: 1024,
    label: "Longest row",
    help: "Higher: longer rows can be used, and a batch of them needs more memory and time.",
    level: "basic",
    unit: "tokens",
    step: 128,
    feeds: [{ class: "dataset", field: "max_length" }],
    synonyms: ["max_seq_length", "context", "sequence length", "tokens", "cutoff_len", "out of memory"],
  }),
  knob({
    id: "truncation",
    schema: PreparationSettings.shape.truncation,
    default: "drop",
    label: "Rows that are too long",
    help: "Chooses whether a row over the limit is left out, or cut at its end so that the model sees no ending.",
    level: "advanced",
    choices: [
      { value: "drop", label: "Leave the row out" },
      { value: "keep_start", label: "Cut off its end" },
    ],
    feeds: [{ class: "dataset", field: "truncation" }],
    synonyms: ["truncate", "truncation_mode", "cut", "overflow", "long rows"],
  }),
  knob({
    id: "train_on",
    schema: PreparationSettings.shape.train_on,
    // The one policy that every chat template allows; other row types fall back to their own answer part.
    default: "last-assistant",
    label: "What it learns from",
    help: "Chooses which part of a row the model is taught to write; the rest is only read.",
    level: "basic",
    choices: [
      { value: "last-assistant", label: "The last answer" },
      { value: "all-assistant", label: "Every answer" },
      { value: "completion", label: "The completion" },
      { value: "all", label: "Everything" },
    ],
    feeds: [{ class: "dataset", field: "train_on" }],
    synonyms: [
      "mask",
      "assistant_only_loss",
      "completion_only_loss",
      "train_on_inputs",
      "labels",
      "responses only",
    ],
  }),
];
