interface StepKnobs {
  readonly max_steps: number;
  readonly num_train_epochs: number;
  readonly per_device_train_batch_size: number;
  readonly gradient_accumulation_steps: number;
  readonly dataloader_drop_last: boolean;
}

/** Optimizer steps of one pass over `rows` rows, counted as Transformers' Trainer does. */
export function stepsOfAnEpoch(knobs: StepKnobs, rows: number): number {
  const batches = rows / knobs.per_device_train_batch_size;
  const whole = knobs.dataloader_drop_last ? Math.floor(batches) : Math.ceil(batches);
  return Math.max(1, Math.ceil(whole / knobs.gradient_accumulation_steps));
}

/** Optimizer steps of the whole run. */
export function plannedSteps(knobs: StepKnobs, rows: number): number {
  if (knobs.max_steps > 0) return knobs.max_steps;
  return Math.ceil(knobs.num_train_epochs * stepsOfAnEpoch(knobs, rows));
}
