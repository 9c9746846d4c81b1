import type { ResolvedKnobs } from "../knobs/all-knobs.ts";
import { alphaFarFromRank } from "./alpha-far-from-rank.ts";
import { batchLargerThanData } from "./batch-larger-than-data.ts";
import { bestCheckpointNeedsValidation } from "./best-checkpoint-needs-validation.ts";
import { bf16NotThere } from "./bf16-not-there.ts";
import { blocksBeyondModel } from "./blocks-beyond-model.ts";
import { blocksNeedLayerNames } from "./blocks-need-layer-names.ts";
import { decayLongerThanRun } from "./decay-longer-than-run.ts";
import { dftLossCannotPickBest } from "./dft-loss-cannot-pick-best.ts";
import { earlyStoppingNeedsValidation } from "./early-stopping-needs-validation.ts";
import { fullTuningInBfloat16 } from "./full-tuning-in-bfloat16.ts";
import { fullTuningOnCpu } from "./full-tuning-on-cpu.ts";
import { joinedRowsNeedTwo } from "./joined-rows-need-two.ts";
import { knobHasNoEffect } from "./knob-has-no-effect.ts";
import { learningRateTooHigh } from "./learning-rate-too-high.ts";
import { learningRateTooLow } from "./learning-rate-too-low.ts";
import { loraKnobsNeedLora } from "./lora-knobs-need-lora.ts";
import { maxStepsAgainstEpochs } from "./max-steps-against-epochs.ts";
import { moreThreadsThanCores } from "./more-threads-than-cores.ts";
import { noLayersLeft } from "./no-layers-left.ts";
import { orthogonalNeedsEvenRank } from "./orthogonal-needs-even-rank.ts";
import { patienceNeverEnds } from "./patience-never-ends.ts";
import { rankTooLarge } from "./rank-too-large.ts";
import { rowsBeyondContext } from "./rows-beyond-context.ts";
import type { Conflict, Rule, RuleContext } from "./rule.ts";
import { saveStepsBeyondRun } from "./save-steps-beyond-run.ts";
import { startChangesBase } from "./start-changes-base.ts";
import { tooManyPasses } from "./too-many-passes.ts";
import { trainOnFitsRows } from "./train-on-fits-rows.ts";
import { validationNeedsRows } from "./validation-needs-rows.ts";
import { warmupLongerThanRun } from "./warmup-longer-than-run.ts";

const rules: readonly Rule[] = [
  earlyStoppingNeedsValidation,
  bestCheckpointNeedsValidation,
  dftLossCannotPickBest,
  warmupLongerThanRun,
  decayLongerThanRun,
  rowsBeyondContext,
  blocksNeedLayerNames,
  blocksBeyondModel,
  noLayersLeft,
  orthogonalNeedsEvenRank,
  bf16NotThere,
  batchLargerThanData,
  validationNeedsRows,
  loraKnobsNeedLora,
  maxStepsAgainstEpochs,
  knobHasNoEffect,
  trainOnFitsRows,
  learningRateTooHigh,
  learningRateTooLow,
  tooManyPasses,
  alphaFarFromRank,
  rankTooLarge,
  startChangesBase,
  fullTuningInBfloat16,
  fullTuningOnCpu,
  saveStepsBeyondRun,
  patienceNeverEnds,
  joinedRowsNeedTwo,
  moreThreadsThanCores,
];

/** What contradicts what, those first that would stop the run. */
export function checkKnobs(knobs: ResolvedKnobs, context: RuleContext): readonly Conflict[] {
  const found = rules.flatMap((rule) => rule(knobs, context) ?? []);
  return [
    ...found.filter(({ level }) => level === "stop"),
    ...found.filter(({ level }) => level === "warning"),
  ];
}
