import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { CreateFineTune } from "@facet/contracts/fine-tunes/fine-tune";
import { newId } from "@facet/contracts/ids";
import { knobs } from "@facet/contracts/training/knobs/all-knobs";
import { resolveKnobs } from "@facet/contracts/training/resolve-knobs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromYaml } from "./from-yaml.ts";
import type { Recipe } from "./recipe.ts";
import { recipeOf } from "./recipe-of.ts";
import { requestOf } from "./request-of.ts";
import { toYaml } from "./to-yaml.ts";

const full: Recipe = {
  name: "tool-calls: 2nd try",
  baseModel: "SmolLM2-135M-Instruct",
  dataset: { file: "train.jsonl", heldOutFile: "held out.jsonl" },
  method: "sft",
  preset: "quick",
  knobs: {
    learning_rate: 0.001,
    target_modules: ["q_proj", "v_proj"],
    warmup_steps: 0.05,
    lora_bias: "none",
  },
  watchPrompts: [[{ role: "user", content: "yes\n- no: 'null' # really" }]],
  evaluation: null,
  exports: [],
  priority: "high",
  autoSaferRetry: true,
  timeLimitMinutes: 90,
};

const read = (text: string) => {
  const result = fromYaml(text);
  if (!result.ok) throw new Error(JSON.stringify(result.mistakes));
  return result.recipe;
};

describe("a recipe", () => {
  it("is the same after it was written and read", () => {
    expect(read(toYaml(full))).toEqual(full);
    expect(toYaml(read(toYaml(full)))).toBe(toYaml(full));
    expect(toYaml(full)).toContain("target_modules: [q_proj, v_proj]\n");
  });

  it("keeps any words a person may write", () => {
    const words = fc.string({ unit: "grapheme", minLength: 1, maxLength: 60 }).map((text) => `a${text}z`);
    fc.assert(
      fc.property(words, words, (name, content) => {
        const recipe: Recipe = { name, watchPrompts: [[{ role: "user", content }]], knobs: { seed: 1 } };
        expect(read(toYaml(recipe))).toEqual(recipe);
      }),
      { numRuns: 200 },
    );
  });

  it("of every example of the project can be read", () => {
    const examples = join(import.meta.dirname, "../../../examples");
    const files = readdirSync(examples, { recursive: true, encoding: "utf8" }).filter((file) =>
      file.endsWith(".yaml"),
    );
    expect(files.length).toBeGreaterThan(1);
    for (const file of files)
      expect([file, fromYaml(readFileSync(join(examples, file), "utf8")).ok]).toEqual([file, true]);
  });
});

describe("a fine-tune as a recipe", () => {
  const ids = {
    projectId: newId("project"),
    baseModelId: newId("baseModel"),
    datasetVersionId: newId("datasetVersion"),
  };
  const names = { baseModel: "base", dataset: "rows" };

  it("says only what differs from its preset, and asks for the same fine-tune again", () => {
    const request = CreateFineTune.parse({
      ...ids,
      name: "mine",
      preset: "quick",
      knobs: { lora_r: 4 },
      formats: [],
    });
    const resolved = resolveKnobs({ method: "sft", preset: "quick", overrides: request.knobs });
    if (!resolved.ok) throw new Error("the knobs do not resolve");
    const stored = { ...request, knobs: JSON.parse(JSON.stringify(resolved.knobs)) as typeof request.knobs };
    const recipe = recipeOf(stored, names);
    expect(recipe).toMatchObject({ ...names, preset: "quick", knobs: { lora_r: 4 }, exports: [] });
    expect(Object.keys(recipe.knobs ?? {})).toEqual(["lora_r"]);
    expect(CreateFineTune.parse(requestOf(read(toYaml(recipe)), ids))).toEqual(request);
  });

  it("of another preset brings back every knob that was resolved", () => {
    for (const preset of ["quick", "balanced", "thorough"] as const) {
      const resolved = resolveKnobs({ method: "sft", preset, overrides: { num_train_epochs: 2.5 } });
      if (!resolved.ok) throw new Error("the knobs do not resolve");
      const stored = JSON.parse(JSON.stringify(resolved.knobs)) as Record<string, never>;
      const { knobs: turned = {} } = read(toYaml(recipeOf({ method: "sft", preset, knobs: stored }, names)));
      const again = resolveKnobs({ method: "sft", preset, overrides: turned });
      expect(again.ok && again.knobs).toEqual(resolved.knobs);
      expect(Object.keys(stored)).toHaveLength(knobs.length);
    }
  });
});

describe("a text that is no recipe", () => {
  it.each([
    ["a field nobody knows", "name: x\nlearning_rate: 1\n", { line: 2, field: "learning_rate" }],
    ["a wrong preset", "name: x\npreset: fast\n", { line: 2, field: "preset" }],
    ["a wrong format", "exports:\n  - format: safetensors\n  - format: onnx\n", { line: 3 }],
    ["broken YAML", "name: [x\npreset: quick\n", { line: 2 }],
    ["the same field twice", "name: x\nname: y\n", { line: 2 }],
    ["a list", "- a\n- b\n", { line: 1, field: "" }],
    ["one word", "hello\n", { line: 1, field: "" }],
  ])("%s: is told with its line, its cause and a fix", (_name, text, place) => {
    const result = fromYaml(text);
    expect(result.ok).toBe(false);
    if (result.ok) return;
    expect(result.mistakes[0]).toMatchObject(place);
    for (const { message, fix } of result.mistakes)
      expect([message, fix].every((words) => words.length > 8)).toBe(true);
  });

  it("cannot make the reader work without end", () => {
    const bomb = `a: &a [x, x]\n${Array.from({ length: 30 }, (_, index) => `b${index}: &b${index} [*${index === 0 ? "a" : `b${index - 1}`}, *${index === 0 ? "a" : `b${index - 1}`}]`).join("\n")}\n`;
    expect(fromYaml(bomb).ok).toBe(false);
    expect(fromYaml("x".repeat(300_000)).ok).toBe(false);
  });

  it("that is empty asks for nothing", () => {
    expect(fromYaml("")).toEqual({ ok: true, recipe: {} });
    expect(fromYaml("# only a word\n")).toEqual({ ok: true, recipe: {} });
  });
});
