import { describe, expect, test } from "vitest";
import { findKnob, knobs } from "./knobs/all-knobs.ts";
import { methods } from "./methods.ts";
import { presets } from "./presets.ts";
import { type KnobError, resolveKnobs } from "./resolve-knobs.ts";

const resolve = (
  overrides: Record<string, unknown>,
  preset: "quick" | "balanced" | "thorough" = "balanced",
) => resolveKnobs({ method: "sft", preset, overrides });

function resolved(overrides: Record<string, unknown>, preset?: "quick" | "balanced" | "thorough") {
  const resolution = resolve(overrides, preset);
  if (!resolution.ok) throw new Error(JSON.stringify(resolution.errors));
  return resolution;
}

function errors(overrides: Record<string, unknown>): readonly KnobError[] {
  const resolution = resolve(overrides);
  return resolution.ok ? [] : resolution.errors;
}

describe("presets", () => {
  test.each(presets.map((preset) => [preset.id, preset] as const))(
    "%s holds legal values, none a default",
    (_, preset) => {
      for (const [id, value] of Object.entries(preset.knobs)) {
        expect(findKnob(id)?.schema.safeParse(value).success, id).toBe(true);
        expect(value, id).not.toEqual(findKnob(id)?.default);
      }
      expect(preset.sentence.length).toBeLessThanOrEqual(140);
    },
  );

  test.each(presets.map(({ id }) => [id]))("%s gives this full set", async (id) => {
    const set = resolved({}, id).knobs;
    expect(Object.keys(set)).toEqual(knobs.map((knob) => knob.id));
    await expect(`${JSON.stringify(set, null, 2)}\n`).toMatchFileSnapshot(`golden/resolved-${id}.json`);
  });
});

test("what the person chose comes before the preset, and the preset before the defaults", () => {
  const { knobs: set } = resolved({ max_steps: 7 }, "quick");
  expect(set).toMatchObject({ max_steps: 7, learning_rate: 1e-3, lora_r: 16 });
});

test("only what differs from preset and default counts as turned", () => {
  expect(resolved({ max_steps: 45, lora_r: 8, seed: 42 }, "quick").turned).toEqual(["lora_r"]);
});

test("a method has knobs of its own alone", () => {
  expect(methods.map((method) => method.id)).toEqual(["sft"]);
  expect(methods[0]?.knobs).toEqual(knobs.map((knob) => knob.id));
});

test("a number out of range is refused with the range and the nearest legal value", () => {
  expect(errors({ lora_r: 0 })).toEqual([
    {
      code: "invalid_request",
      path: "/knobs/lora_r",
      message: "lora_r is 0; allowed is a whole number from 1 to 256.",
      fix: "Set lora_r to 1, or to another allowed value.",
      fixKnobs: { lora_r: 1 },
    },
  ]);
});

test.each([
  ["learning_rate", 5, { learning_rate: 0.1 }],
  ["learning_rate", "0.001", { learning_rate: 0.001 }],
  ["warmup_steps", 1.5, { warmup_steps: 2 }],
  ["use_dora", "True", { use_dora: true }],
  ["lora_r", 8.4, { lora_r: 8 }],
  ["lora_alpha", 0, { lora_alpha: 1 }],
  ["target_modules", [], { target_modules: "all-linear" }],
  ["tuning", "LoRA", { tuning: "lora" }],
  ["save_total_limit", 1, { save_total_limit: 2 }],
  ["loss_type", "nonsense", { loss_type: "nll" }],
] as const)("%s = %j is refused, and the fix is legal", (id, value, fix) => {
  const [error] = errors({ [id]: value });
  expect(error?.fixKnobs).toEqual(fix);
  expect(resolve(error?.fixKnobs ?? {}).ok).toBe(true);
});

test("every error is reported at once", () => {
  expect(errors({ lora_r: 0, seed: -1, nothing_like_it_at_all: 1 }).map((error) => error.path)).toEqual([
    "/knobs/lora_r",
    "/knobs/seed",
    "/knobs/nothing_like_it_at_all",
  ]);
});

test.each([
  ["learning_rte", "learning_rate"],
  ["lr", "learning_rate"],
  ["r", "lora_r"],
  ["batch_size", "per_device_train_batch_size"],
  ["warmup_ratio", "warmup_steps"],
  ["max_seq_length", "max_length"],
  ["loraAlpha", "lora_alpha"],
  ["epochs", "num_train_epochs"],
])("somebody who wrote %s is led to %s", (wrong, right) => {
  const [error] = errors({ [wrong]: findKnob(right)?.default });
  expect(error).toMatchObject({ code: "unknown_knob", path: `/knobs/${wrong}` });
  expect(error?.message).toContain(right);
  expect(error?.fixKnobs).toEqual({ [right]: findKnob(right)?.default });
});

test("a field of TRL that is no knob says why", () => {
  expect(errors({ push_to_hub: true })[0]).toMatchObject({
    code: "unknown_knob",
    message: "push_to_hub is a setting of TRL or PEFT, but not a knob: a run pushes nothing anywhere.",
    fixKnobs: null,
  });
});

test("names of objects' own functions are no knobs", () => {
  for (const name of ["constructor", "toString", "__proto__"]) {
    expect(errors(JSON.parse(`{"${name}": 1}`))[0]).toMatchObject({ code: "unknown_knob" });
  }
});
