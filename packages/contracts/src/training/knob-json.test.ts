import { expect, test } from "vitest";
import { KnobJson, knobJson } from "./knob-json.ts";
import { findKnob, knobs } from "./knobs/all-knobs.ts";
import { knobsFile } from "./knobs-file.ts";

const described = (id: string) => {
  const knob = findKnob(id);
  if (knob === undefined) throw new Error(`no knob ${id}`);
  return knobJson(knob);
};

test("every knob is described without zod, and survives the wire", () => {
  for (const knob of knobs) {
    const json = knobJson(knob);
    expect(KnobJson.parse(JSON.parse(JSON.stringify(json)))).toEqual(json);
  }
});

test.each([
  [
    "learning_rate",
    { type: "number", min: 1e-6, max: 0.1, auto: expect.any(String), scale: "log", nullable: false },
  ],
  ["num_train_epochs", { type: "number", min: 0, max: 100, exclusiveMin: true, enum: null, step: 1 }],
  ["max_steps", { type: "integer", min: 1, max: 1_000_000, enum: [-1], exclusiveMin: false }],
  ["warmup_steps", { type: "number", min: 0, max: 100_000, exclusiveMin: false }],
  ["lora_r", { type: "integer", min: 1, max: 256, step: 1, default: 16 }],
  ["tuning", { type: "choice", enum: ["lora", "full"], min: null, max: null }],
  ["use_dora", { type: "boolean", enum: null, auto: null }],
  ["padding_free", { type: "boolean", auto: expect.any(String), enum: null }],
  ["init_lora_weights", { type: "choice", enum: [true, "gaussian", "orthogonal", "olora", "pissa"] }],
  ["target_modules", { type: "list", items: "string", enum: ["all-linear"] }],
  ["layers_to_transform", { type: "list", items: "integer", nullable: true }],
  ["rank_pattern", { type: "map", items: "integer", default: {} }],
  ["neftune_noise_alpha", { type: "number", min: 0, max: 50, exclusiveMin: true, nullable: true }],
] as const)("%s is described for a form", (id, expected) => {
  expect(described(id)).toMatchObject(expected);
});

test("the file the engine reads holds every knob and every field", () => {
  const file: unknown = JSON.parse(knobsFile());
  expect(file).toMatchObject({ knobs: knobs.map(({ id, feeds }) => ({ id, feeds })) });
});
