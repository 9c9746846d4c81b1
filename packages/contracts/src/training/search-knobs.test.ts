import { describe, expect, test } from "vitest";
import { knobs } from "./knobs/all-knobs.ts";
import { searchKnobs } from "./search-knobs.ts";

const found = (query: string) => searchKnobs(query).map((knob) => knob.id);

describe("every knob is found by each of its names", () => {
  test.each(knobs.map((knob) => [knob.id, knob] as const))("%s", (id, knob) => {
    for (const name of [id, knob.label, ...knob.synonyms]) expect(found(name), name).toContain(id);
    expect(found(id)[0]).toBe(id);
  });
});

test.each([
  ["lr", "learning_rate"],
  ["batch size", "per_device_train_batch_size"],
  ["rank", "lora_r"],
  ["how long", "num_train_epochs"],
  ["max_seq_length", "max_length"],
  ["warmup ratio", "warmup_steps"],
  ["nan", "stop_on_non_finite"],
  ["time limit", "max_minutes"],
])("somebody who types %s sees %s first", (query, id) => {
  expect(found(query)[0]).toBe(id);
});

test("the start of a word is enough, and every word counts", () => {
  expect(found("overfit")).toEqual(
    expect.arrayContaining(["weight_decay", "lora_dropout", "early_stopping_patience"]),
  );
  expect(found("adam beta")).toEqual(expect.arrayContaining(["adam_beta1", "adam_beta2"]));
  expect(found("adam beta")).not.toContain("adam_epsilon");
});

test("nothing fits nonsense, and everything an empty search", () => {
  expect(found("zzz")).toEqual([]);
  expect(found("  ")).toEqual(knobs.map((knob) => knob.id));
});
