interface WarningEntry {
  readonly title: string;
  /** What usually leads to it, in one sentence. The event says it more exactly. */
  readonly cause: string;
  readonly place: string;
  readonly fix: string;
}

/** What an engine may remark on without ending: the codes of its `warning` events. */
export const warningCodes = {
  loss_flat: {
    title: "The loss does not fall",
    cause: "The learning rate is too low, or the rows have nothing in common to learn.",
    place: "the training loss",
    fix: "Raise learning_rate, and look at some rows as the model sees them.",
  },
  over_fitting: {
    title: "The model begins to learn the rows by heart",
    cause: "The validation loss rises while the training loss falls: too many passes for this little data.",
    place: "the validation loss",
    fix: "Lower num_train_epochs or set early_stopping_patience; the best checkpoint so far is kept.",
  },
  prepared_with_remarks: {
    title: "Rows were prepared with remarks",
    cause: "Something about rows or template deserves a look.",
    place: "the preparation",
    fix: "Look at the rows as the model will see them.",
  },
  rows_left_out: {
    title: "Held-out rows were left out",
    cause: "They are too long for the model, or ask nothing.",
    place: "the test split",
    fix: "Look at these rows in the data set.",
  },
  no_validation_rows: {
    title: "There are no validation rows",
    cause: "The data was imported without a validation share, or its rows were dropped.",
    place: "the validation split",
    fix: "Import the data set with a validation share.",
  },
  best_checkpoint_gone: {
    title: "The best checkpoint is no longer there",
    cause: "It was made on another machine and not kept.",
    place: "the checkpoints",
    fix: "Raise save_total_limit.",
  },
  versions_differ: {
    title: "Library versions have changed since the checkpoint",
    cause: "The engine was updated while the run was interrupted.",
    place: "the checkpoint",
    fix: "Nothing: the run goes on, perhaps a little differently.",
  },
  threads_limited: {
    title: "Fewer threads than asked for",
    cause: "The knob asks for more threads than the runner may use.",
    place: "threads",
    fix: "Set the knob threads to auto.",
  },
  watch_prompt_refused: {
    title: "A watched prompt cannot be shown",
    cause: "The model's chat template refuses its messages.",
    place: "the watched prompts",
    fix: "Change the roles in that prompt.",
  },
  parity_failed: {
    title: "An exported file is not certified",
    cause: "It differs from the trained model by more than is allowed.",
    place: "the certificate",
    fix: "Use a format that is certified.",
  },
  tokenizer_rebuilt: {
    title: "The tokenizer was rebuilt from the file",
    cause: "A GGUF file holds the tokenizer in another form.",
    place: "the base model",
    fix: "Nothing, unless texts are split otherwise than you expect.",
  },
} as const satisfies Record<string, WarningEntry>;

export type WarningCode = keyof typeof warningCodes;

export function isWarningCode(value: string): value is WarningCode {
  return Object.hasOwn(warningCodes, value);
}
