import {
  changeRun,
  copyCommand,
  droppedRows,
  halveBatch,
  longerWarmUp,
  lowerLearningRate,
  openGuide,
  openKnob,
  openPage,
  repeatRun,
  startRunner,
  trainHalf,
} from "./actions.ts";
import type { Cause } from "./fix-action.ts";

const parent = { kind: "open-parent", label: "Open the job that failed" } as const;

/** What ends work while it runs. */
export const workCauses = {
  out_of_memory: {
    todo: "Read fewer rows at once: the model learns the same. If that is not enough, allow only shorter rows.",
    actions: [
      halveBatch,
      changeRun("Recompute to save memory and start again", { knob: "gradient_checkpointing", to: true }),
      changeRun("Halve the longest row and start again", {
        knob: "max_length",
        times: 0.5,
        whole: true,
        least: 16,
      }),
    ],
  },
  disk_full: {
    todo: "Delete runs, data sets or models that you do not need, then free what nothing refers to any more.",
    actions: [
      copyCommand("Copy the command that frees space", "./facet gc"),
      changeRun("Keep fewer checkpoints and start again", { knob: "save_total_limit", to: 2 }),
      openPage("Open runs", "fine-tunes"),
    ],
  },
  loss_not_finite: {
    actions: [
      lowerLearningRate,
      longerWarmUp,
      changeRun("Compute with more digits and start again", { knob: "precision", to: "fp32" }),
    ],
  },
  gradient_not_finite: {
    actions: [
      lowerLearningRate,
      changeRun("Cut large steps harder and start again", { knob: "max_grad_norm", times: 0.5, least: 0.1 }),
      droppedRows,
    ],
  },
  loss_exploded: {
    actions: [lowerLearningRate, longerWarmUp, openKnob("Choose the learning rate", "learning_rate")],
  },
  lease_lost: {
    todo: "Nothing: the job goes on by itself from its last checkpoint.",
    actions: [repeatRun],
  },
  engine_killed: {
    todo: "Nothing: the job goes on by itself from its last checkpoint. If it stays, look at the machine's memory.",
    actions: [repeatRun, halveBatch],
  },
  interrupted: {
    todo: "Nothing: the job goes on by itself from its last checkpoint.",
    actions: [repeatRun],
  },
  device_fault: {
    todo: "Nothing: the job is tried again from its last checkpoint. If it stays, the machine needs a restart.",
    actions: [repeatRun],
  },
  storage_unreachable: {
    todo: "Nothing: the job is tried again. If it stays, look at the platform's disk or storage.",
    actions: [repeatRun, copyCommand("Copy the command that shows its state", "./facet status")],
  },
  engine_protocol: {
    todo: "Start the run again. If it stays, send the details to whoever runs this platform.",
    actions: [repeatRun],
  },
  network: {
    todo: "Nothing: the job is tried again by itself.",
    actions: [repeatRun],
  },
  time_limit: {
    todo: "Train fewer steps, or shorter rows.",
    actions: [
      trainHalf,
      changeRun("Halve the longest row and start again", {
        knob: "max_length",
        times: 0.5,
        whole: true,
        least: 16,
      }),
      openKnob("Choose the number of steps", "max_steps"),
    ],
  },
  quarantined: {
    todo: "Look at what those machines ran out of: memory, disk, power. Then start the run again with less.",
    actions: [
      halveBatch,
      repeatRun,
      copyCommand("Copy the command that shows the runners", "./facet runners list"),
    ],
  },
  parent_failed: {
    todo: "Look at the job that failed first. This one cannot begin without it.",
    actions: [parent],
  },
  cancelled: {
    todo: "Start it again if you need it.",
    actions: [repeatRun],
  },
  queue_expired: {
    todo: "Start a machine that takes this work, then start the run again.",
    actions: [repeatRun, startRunner, openGuide("Keep the platform running", "operate")],
  },
} as const satisfies Record<string, Cause>;
