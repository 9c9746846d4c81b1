import { expect, test } from "vitest";
import { plannedSteps, stepsOfAnEpoch } from "./planned-steps.ts";

const knobs = {
  max_steps: -1,
  num_train_epochs: 3,
  per_device_train_batch_size: 8,
  gradient_accumulation_steps: 1,
  dataloader_drop_last: false,
};

test("a short last batch is a step, unless it is dropped", () => {
  expect(stepsOfAnEpoch(knobs, 33)).toBe(5);
  expect(stepsOfAnEpoch({ ...knobs, dataloader_drop_last: true }, 33)).toBe(4);
});

test("batches that do not fill the last accumulation still make a step", () => {
  expect(stepsOfAnEpoch({ ...knobs, gradient_accumulation_steps: 4 }, 33)).toBe(2);
});

test("part of an epoch is rounded up to a whole step, and max_steps decides where it is set", () => {
  expect(plannedSteps(knobs, 33)).toBe(15);
  expect(plannedSteps({ ...knobs, num_train_epochs: 0.5 }, 33)).toBe(3);
  expect(plannedSteps({ ...knobs, max_steps: 7 }, 33)).toBe(7);
});
