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
} from "./actions.ts";
import type { Cause } from "./fix-action.ts";

const parent = { kind: "open-parent", label: "Open the job that failed" } as const;

/** What ends work while it runs. */
export const workCauses = {
  out_of_memory: {
    cause: "One step needs more memory than the machine has free: too many rows at once, or rows too long.",
    todo: "Read fewer rows at once: the model learns the same. If that is not enough, allow only shorter rows.",
    actions: [
      halveBatch,
      changeRun("Recompute to save memory and start again", { knob: "gradient_checkpointing", to: true }),
      changeRun("Halve the longest row and start again", { knob: "max_length", times: 0.5, least: 16 }),
    ],
  },
  disk_full: {
    cause: "There is no room left for checkpoints, files or the cache.",
    todo: "Delete runs, data sets or models that you do not need, then free what nothing refers to any more.",
    actions: [
      copyCommand("Copy the command that frees space", "./facet gc"),
      changeRun("Keep one checkpoint and start again", { knob: "save_total_limit", to: 1 }),
      openPage("Open runs", "fine-tunes"),
    ],
  },
  loss_not_finite: {
    cause: "The steps became so large that the numbers broke. Most often the learning rate is too high.",
    actions: [
      lowerLearningRate,
      longerWarmUp,
      changeRun("Compute with more digits and start again", { knob: "precision", to: "fp32" }),
    ],
  },
  gradient_not_finite: {
    cause:
      "A step pulled so hard at the model that the numbers broke. A learning rate too high or an odd row does it.",
    actions: [
      lowerLearningRate,
      changeRun("Cut large steps harder and start again", { knob: "max_grad_norm", times: 0.5, least: 0.1 }),
      droppedRows,
    ],
  },
  loss_exploded: {
    cause: "The model got much worse than it was at the start: the steps were too large.",
    actions: [lowerLearningRate, longerWarmUp, openKnob("Choose the learning rate", "learning_rate")],
  },
  lease_lost: {
    cause: "The machine that did the work was not heard of for a while.",
    todo: "Nothing: the job goes on by itself from its last checkpoint.",
    actions: [repeatRun],
  },
  engine_killed: {
    cause: "The training process was ended from outside.",
    todo: "Nothing: the job goes on by itself from its last checkpoint. If it stays, look at the machine's memory.",
    actions: [repeatRun, halveBatch],
  },
  interrupted: {
    cause: "The machine was stopped or restarted.",
    todo: "Nothing: the job goes on by itself from its last checkpoint.",
    actions: [repeatRun],
  },
  device_fault: {
    cause: "The graphics card or its driver stopped working in the middle of a step.",
    todo: "Nothing: the job is tried again from its last checkpoint. If it stays, the machine needs a restart.",
    actions: [repeatRun],
  },
  storage_unreachable: {
    cause: "The place where files are kept does not answer.",
    todo: "Nothing: the job is tried again. If it stays, look at the platform's disk or storage.",
    actions: [repeatRun, copyCommand("Copy the command that shows its state", "./facet status")],
  },
  engine_protocol: {
    cause: "The training program said something that Facet cannot trust. It is not your fault.",
    todo: "Start the run again. If it stays, send the details to whoever runs this platform.",
    actions: [repeatRun],
  },
  network: {
    cause: "The connection broke while files were fetched or sent.",
    todo: "Nothing: the job is tried again by itself.",
    actions: [repeatRun],
  },
  time_limit: {
    cause: "The work took longer than it was allowed to.",
    todo: "Train fewer steps, or shorter rows.",
    actions: [
      changeRun("Halve the epochs and start again", { knob: "num_train_epochs", times: 0.5, least: 0.1 }),
      changeRun("Halve the longest row and start again", { knob: "max_length", times: 0.5, least: 16 }),
      openKnob("Choose the number of steps", "max_steps"),
    ],
  },
  parent_failed: {
    cause: "This job needs the result of another one, and that one failed.",
    todo: "Look at the job that failed first. This one cannot begin without it.",
    actions: [parent],
  },
  cancelled: {
    cause: "Somebody cancelled it. What was finished before is kept.",
    todo: "Start it again if you need it.",
    actions: [repeatRun],
  },
  queue_expired: {
    cause: "It waited for a machine for so long that it was given up.",
    todo: "Start a machine that takes this work, then start the run again.",
    actions: [repeatRun, startRunner, openGuide("Keep the platform running", "operate")],
  },
} as const satisfies Record<string, Cause>;
