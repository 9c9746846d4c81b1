import {
  addDataset,
  changeRun,
  chooseModel,
  droppedRows,
  openGuide,
  openKnob,
  openPage,
  refusedRows,
  repeatRun,
  tryAgain,
} from "./actions.ts";
import type { Cause } from "./fix-action.ts";

const formats = openGuide("Which files can be read", "your-own-data");

/** Files, rows, and what becomes of them. */
export const dataCauses = {
  upload_incomplete: {
    cause: "Some bytes of the file have not arrived, so it cannot be used yet.",
    todo: "Choose the same file again. What has arrived is not sent twice.",
    actions: [addDataset],
  },
  checksum_mismatch: {
    cause: "The bytes that arrived are not those that were sent.",
    todo: "Upload the file again.",
    actions: [addDataset],
  },
  empty_file: { cause: "The file has no rows.", actions: [addDataset] },
  unreadable_file: {
    cause: "It is not JSONL, JSON or CSV, or its text is not UTF-8.",
    todo: "Save it as CSV or JSONL in UTF-8 and add it again.",
    actions: [addDataset, formats],
  },
  unknown_format: {
    cause: "The names of the columns do not say which one is the question and which the answer.",
    todo: "Say which column is what when you add the file.",
    actions: [addDataset, formats],
  },
  no_usable_rows: {
    cause: "Every row of the file lacks something that training needs.",
    actions: [refusedRows, formats],
  },
  rows_too_long: {
    cause: "Every row has more tokens than a row may have in this run.",
    todo: "Allow longer rows, or shorten them. Longer rows need more memory and time.",
    actions: [
      changeRun("Allow rows twice as long and start again", { knob: "max_length", times: 2, most: 131_072 }),
      changeRun("Cut rows at their end and start again", { knob: "truncation", to: "keep_start" }),
      droppedRows,
    ],
  },
  zero_trainable_tokens: {
    cause: "The rows have no answer that this run may learn, so there is nothing to teach.",
    actions: [
      changeRun("Learn from the whole row and start again", { knob: "train_on", to: "all" }),
      droppedRows,
      openKnob("Choose what it learns from", "train_on"),
    ],
  },
  template_missing: {
    cause: "The model does not say how to write a conversation, so chats cannot be shown to it.",
    actions: [chooseModel, openGuide("How rows reach the model", "your-own-data")],
  },
  template_refuses_role: {
    cause: "The model's way to write conversations does not know a role, or their order, in your rows.",
    actions: [droppedRows, addDataset, chooseModel],
  },
  dataset_mismatch: {
    cause: "The rows are no longer those that this run was made for.",
    todo: "Start a new run on the newest version of the data.",
    actions: [repeatRun, openPage("Open data sets", "datasets")],
  },
  damaged_file: {
    cause: "A file is cut or changed: its checksum is not the one that was written down.",
    todo: "Bring the file in again.",
    actions: [tryAgain, addDataset],
  },
} as const satisfies Record<string, Cause>;
