import { expect, test } from "vitest";
import { settingsDiff } from "./settings-diff.ts";

const run = (id: string, knobs: Record<string, unknown>) =>
  ({ id, knobs }) as Parameters<typeof settingsDiff>[0][number];

test("only knobs that differ are told, lists and objects by what they hold", () => {
  const found = settingsDiff([
    run("a", { lora_r: 8, betas: [0.9, 0.99], seed: 1 }),
    run("b", { lora_r: 16, betas: [0.9, 0.99], seed: 1 }),
  ]);
  expect(found.map(({ id }) => id)).toEqual(["lora_r"]);
  expect(found[0]?.values.get("b")).toBe(16);
});

test("a knob that one run does not have counts as a difference", () => {
  const found = settingsDiff([run("a", { lora_r: 8 }), run("b", { lora_r: 8, use_dora: true })]);
  expect(found.map(({ id, values }) => [id, values.get("a")])).toEqual([["use_dora", undefined]]);
});
