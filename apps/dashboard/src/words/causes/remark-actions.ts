import type { WarningCode } from "@facet/contracts/errors/warning-codes";
import { changeRun, droppedRows, openGuide, openKnob, trainHalf } from "./actions.ts";
import type { FixAction } from "./fix-action.ts";

/** Ways out of what an engine remarks on while it goes on. */
export const remarkActions: Readonly<Partial<Record<WarningCode, readonly FixAction[]>>> = {
  loss_flat: [
    changeRun("Triple the learning rate and start again", { knob: "learning_rate", times: 3, most: 0.1 }),
    droppedRows,
    openKnob("Choose what it learns from", "train_on"),
  ],
  over_fitting: [
    trainHalf,
    changeRun("Stop early and start again", { knob: "early_stopping_patience", to: 3 }),
    openGuide("What overfitting is", "choose-knobs"),
  ],
  prepared_with_remarks: [droppedRows],
  rows_left_out: [droppedRows],
  no_validation_rows: [openGuide("How rows are dealt out", "your-own-data")],
  best_checkpoint_gone: [
    changeRun("Keep more checkpoints and start again", {
      knob: "save_total_limit",
      times: 2,
      most: 20,
      whole: true,
    }),
  ],
  threads_limited: [changeRun("Let the machine choose and start again", { knob: "threads", to: "auto" })],
  parity_failed: [openGuide("Read the certificate", "export-and-run")],
};
