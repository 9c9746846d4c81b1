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
    todo: "Upload the file again.",
    actions: [addDataset],
  },
  empty_file: { actions: [addDataset] },
  unreadable_file: {
    todo: "Save it as CSV or JSONL in UTF-8 and add it again.",
    actions: [addDataset, formats],
  },
  unknown_format: {
    todo: "Say which column is what when you add the file.",
    actions: [addDataset, formats],
  },
  no_usable_rows: {
    actions: [refusedRows, formats],
  },
  rows_too_long: {
    todo: "Allow longer rows, or shorten them. Longer rows need more memory and time.",
    actions: [
      changeRun("Allow rows twice as long and start again", {
        knob: "max_length",
        times: 2,
        whole: true,
        most: 131_072,
      }),
      changeRun("Cut rows at their end and start again", { knob: "truncation", to: "keep_start" }),
      droppedRows,
    ],
  },
  zero_trainable_tokens: {
    actions: [
      changeRun("Learn from the whole row and start again", { knob: "train_on", to: "all" }),
      droppedRows,
      openKnob("Choose what it learns from", "train_on"),
    ],
  },
  template_missing: {
    actions: [chooseModel, openGuide("How rows reach the model", "your-own-data")],
  },
  template_refuses_role: {
    actions: [droppedRows, addDataset, chooseModel],
  },
  dataset_mismatch: {
    todo: "Start a new run on the newest version of the data.",
    actions: [repeatRun, openPage("Open data sets", "datasets")],
  },
  damaged_file: {
    todo: "Bring the file in again.",
    actions: [tryAgain, addDataset],
  },
} as const satisfies Record<string, Cause>;
