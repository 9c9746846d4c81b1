import { warningCodes } from "@facet/contracts/errors/warning-codes";
import { findKnob } from "@facet/contracts/training/knobs/all-knobs";
import { resolveKnobs } from "@facet/contracts/training/resolve-knobs";
import { expect, test } from "vitest";
import { halveBatch, lowerLearningRate, trainHalf } from "../../words/causes/actions.ts";
import { causes, explainRemark } from "../../words/causes.ts";
import { autoValue } from "./auto-value.ts";
import { turnKnobs, turnsAnything } from "./turn-knobs.ts";

const resolution = resolveKnobs({ method: "sft", preset: "balanced", overrides: {} });
if (!resolution.ok) throw new Error("The preset does not resolve.");
const balanced = resolution.knobs;
const auto = (knob: string) => autoValue(knob, balanced);
const turnsOf = (action: typeof halveBatch) => (action.kind === "change-run" ? action.turns : []);
const everyTurn = [
  ...Object.values(causes),
  ...Object.keys(warningCodes).flatMap((code) => explainRemark(code) ?? []),
].flatMap(({ actions }) => actions.flatMap((action) => (action.kind === "change-run" ? [action.turns] : [])));

test("halving the batch keeps the step: half the rows at once, twice as often", () => {
  expect(turnKnobs(balanced, turnsOf(halveBatch), auto)).toEqual({
    per_device_train_batch_size: 4,
    gradient_accumulation_steps: 2,
  });
});

test("a learning rate that is automatic is lowered from what it stands for", () => {
  expect(balanced.learning_rate).toBe("auto");
  expect(turnKnobs(balanced, turnsOf(lowerLearningRate), auto)).toEqual({ learning_rate: 6.7e-5 });
});

test("half as long means half the steps where steps are set, else half the epochs", () => {
  expect(turnKnobs(balanced, turnsOf(trainHalf), auto)).toEqual({ num_train_epochs: 1.5 });
  expect(turnKnobs({ ...balanced, max_steps: 45 }, turnsOf(trainHalf), auto)).toEqual({ max_steps: 22 });
  expect(turnsAnything(balanced, turnsOf(trainHalf))).toBe(true);
  expect(turnsAnything({ ...balanced, max_steps: 1 }, turnsOf(trainHalf))).toBe(false);
});

test("what cannot be turned further is not offered", () => {
  expect(turnsAnything({ ...balanced, per_device_train_batch_size: 1 }, turnsOf(halveBatch))).toBe(false);
  expect(turnsAnything(balanced, turnsOf(halveBatch))).toBe(true);
  expect(turnsAnything(balanced, turnsOf(lowerLearningRate))).toBe(true);
  expect(
    turnsAnything({ ...balanced, num_train_epochs: -1 }, [{ knob: "num_train_epochs", times: 0.5 }]),
  ).toBe(false);
});

test("every offered turn of every preset gives values that the knobs take", () => {
  expect(everyTurn.length).toBeGreaterThan(10);
  for (const preset of ["quick", "balanced", "thorough"] as const) {
    const found = resolveKnobs({ method: "sft", preset, overrides: {} });
    if (!found.ok) throw new Error("The preset does not resolve.");
    for (const turns of everyTurn)
      for (const [id, value] of Object.entries(
        turnKnobs(found.knobs, turns, (knob) => autoValue(knob, found.knobs)),
      ))
        expect(findKnob(id)?.schema.safeParse(value).success, `${preset} ${id} ${value}`).toBe(true);
  }
});
