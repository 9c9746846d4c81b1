import type { KnobId } from "@facet/contracts/training/knobs/all-knobs";
import type { GuideSlug } from "../guides.ts";
import type { FixAction, FixPage, KnobTurn } from "./fix-action.ts";

export const changeRun = (label: string, ...turns: readonly KnobTurn[]): FixAction => ({
  kind: "change-run",
  label,
  turns,
});
export const openKnob = (label: string, knob: KnobId): FixAction => ({ kind: "open-knob", label, knob });
export const openPage = (label: string, page: FixPage): FixAction => ({ kind: "open-page", label, page });
export const openGuide = (label: string, guide: GuideSlug): FixAction => ({
  kind: "open-guide",
  label,
  guide,
});
export const copyCommand = (label: string, command: string): FixAction => ({
  kind: "copy-command",
  label,
  command,
});

export const tryAgain: FixAction = { kind: "try-again", label: "Try again" };
export const repeatRun: FixAction = { kind: "repeat-run", label: "Start the run again" };
export const signIn: FixAction = { kind: "sign-in", label: "Sign in" };
export const refusedRows: FixAction = { kind: "open-rows", label: "Open the refused rows", which: "refused" };
export const droppedRows: FixAction = {
  kind: "open-rows",
  label: "See what the model would read",
  which: "dropped",
};
export const addDataset = openPage("Add data", "datasets/new");
export const chooseModel = openPage("Choose another base model", "base-models");
export const addSecret = openPage("Add a secret", "settings/secrets");
export const startRunner = copyCommand("Copy the command", "./facet up");

/** The same step from half the rows at a time: what is learned stays the same, memory is saved. */
export const halveBatch = changeRun(
  "Halve the batch and start again",
  { knob: "per_device_train_batch_size", times: 0.5, whole: true, least: 1 },
  { knob: "gradient_accumulation_steps", times: 2, whole: true, most: 256 },
);
export const lowerLearningRate = changeRun("Divide the learning rate by 3 and start again", {
  knob: "learning_rate",
  times: 1 / 3,
  least: 1e-6,
});
export const longerWarmUp = changeRun("Warm up longer and start again", { knob: "warmup_steps", to: 0.1 });
/** Steps decide where they are set, else epochs. */
export const trainHalf = changeRun(
  "Train half as long and start again",
  { knob: "max_steps", times: 0.5, whole: true, least: 1 },
  { knob: "num_train_epochs", times: 0.5, least: 0.5, unless: "max_steps" },
);
