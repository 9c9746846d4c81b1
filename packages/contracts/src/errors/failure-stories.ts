import type { ErrorCode } from "./codes.ts";

interface FailureStory {
  /** What usually leads to it, in one sentence. The failure itself says it more exactly. */
  readonly cause: string;
  /** Where to look when the failure names no place. */
  readonly place: string;
}

/** The dictionary of how jobs end badly, beside title and fix in the catalogue: every code that has a class is here. */
export const failureStories: Readonly<Partial<Record<ErrorCode, FailureStory>>> = {
  // Data
  checksum_mismatch: { cause: "The bytes were changed on their way.", place: "the uploaded file" },
  empty_file: { cause: "The file has no bytes, or a header alone.", place: "the uploaded file" },
  unreadable_file: {
    cause: "The file is not text in UTF-8, or of a format that is not read here.",
    place: "the uploaded file",
  },
  unknown_format: {
    cause: "No column has a name that is known for prompts, answers, messages or text.",
    place: "the columns of the file",
  },
  no_usable_rows: {
    cause: "Every row was refused or left out, each for a reason of its own.",
    place: "the rows",
  },
  rows_too_long: { cause: "Even the shortest row has more tokens than max_length.", place: "max_length" },
  zero_trainable_tokens: {
    cause: "What train_on names does not occur in the rows, or is cut off.",
    place: "train_on",
  },
  template_missing: {
    cause: "The model is a plain language model, not one for chats.",
    place: "the base model",
  },
  template_refuses_role: {
    cause: "The template knows fewer roles, or another order of them, than the rows have.",
    place: "a row's messages",
  },
  dataset_mismatch: {
    cause: "The rows or their preparation are others than those the checkpoint was made with.",
    place: "the data set version",
  },
  // Models
  unknown_knob: { cause: "The name is mistyped, or of another program.", place: "the knobs" },
  knob_conflict: { cause: "Two knobs, or a knob and the data, contradict each other.", place: "the knobs" },
  name_taken: { cause: "Something of this project has the same name.", place: "the name" },
  model_not_found: {
    cause: "The name or revision is mistyped, moved, or private.",
    place: "the model's source",
  },
  unsupported_architecture: {
    cause: "It is no decoder-only language model, or brings code of its own.",
    place: "the model's config.json",
  },
  tokenizer_missing: {
    cause: "The folder holds weights without tokenizer.json.",
    place: "the model's folder",
  },
  tokenizer_mismatch: {
    cause: "The tokenizer gives ids for which the model has no embedding.",
    place: "tokenizer.json",
  },
  adapter_mismatch: {
    cause: "The adapter was trained on another model: names or shapes of its weights differ.",
    place: "the adapter's weights",
  },
  model_too_large: { cause: "Weights and working memory are more than this machine has.", place: "memory" },
  gated_model: { cause: "Its owner gives it only to those who accepted the licence.", place: "the Hub" },
  bad_token: { cause: "The token is wrong, expired, or may not read this model.", place: "the Hub token" },
  hub_unreachable: { cause: "The network, a proxy or the Hub itself is down.", place: "the network" },
  damaged_file: { cause: "A file is cut short or was changed.", place: "a file" },
  quantization_unsupported: {
    cause: "The converter does not know this form for this model.",
    place: "the formats",
  },
  // Work
  out_of_memory: {
    cause: "The longest batch, or the model itself, needs more memory than there is.",
    place: "memory",
  },
  disk_full: { cause: "Checkpoints, exports and caches filled the disk.", place: "the runner's disk" },
  device_fault: {
    cause: "The GPU hung, fell off the bus, or its driver reported an error.",
    place: "the GPU",
  },
  storage_unreachable: {
    cause: "A network disk or bucket did not answer, or became read-only.",
    place: "the storage",
  },
  loss_not_finite: { cause: "The steps are too large for the numbers to follow.", place: "the loss" },
  gradient_not_finite: { cause: "A row or a step too large broke the gradient.", place: "the gradient" },
  loss_exploded: { cause: "The learning rate is too high for this model and data.", place: "the loss" },
  damaged_checkpoint: { cause: "Its files do not match their checksums.", place: "the newest checkpoint" },
  lease_lost: {
    cause: "The machine stopped answering: it was switched off, lost its network, or hung.",
    place: "the runner",
  },
  engine_killed: { cause: "Something outside ended the process.", place: "the runner" },
  interrupted: { cause: "The runner is being stopped or restarted.", place: "the runner" },
  engine_protocol: {
    cause: "Engine and runner are of different versions, or something writes between them.",
    place: "the engine",
  },
  network: { cause: "A connection between runner and platform broke.", place: "the network" },
  time_limit: { cause: "The work takes longer than it may.", place: "the time limit" },
  quarantined: {
    cause: "Three runners in a row were lost with it, and none got further than the one before.",
    place: "the runners that had it",
  },
  no_runner: { cause: "No machine that may do this work has spoken lately.", place: "the queue" },
  queue_expired: { cause: "No machine became free in time.", place: "the queue" },
  parent_failed: { cause: "It needed that job's result.", place: "the job before it" },
  cancelled: { cause: "Somebody cancelled it.", place: "the job" },
  internal: { cause: "Facet met something it does not know.", place: "the platform" },
};
