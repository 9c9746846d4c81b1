import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { findKnob, type ResolvedKnobs } from "../knobs/all-knobs.ts";
import { presets } from "../presets.ts";
import { resolveKnobs } from "../resolve-knobs.ts";
import { checkKnobs } from "./check-knobs.ts";
import type { Conflict, RuleContext } from "./rule.ts";

type Overrides = { -readonly [Id in keyof ResolvedKnobs]?: ResolvedKnobs[Id] };
type Facts = Omit<RuleContext, "method" | "turned">;
type Case = readonly [overrides: Overrides, facts?: Facts];
interface Example {
  readonly fires: Case;
  readonly silent: Case;
  readonly level: Conflict["level"];
}

const rows = (train: number, validation = 20) => ({ rows: { train, validation } });
const layers = { model: { layers: 30, hiddenSize: 576, contextLength: 8192, parameters: 135e6 } };

/** For each rule one set of knobs that it must refuse, and the nearest one that it must let pass. */
const examples: Readonly<Record<string, Example>> = {
  max_steps_against_epochs: {
    fires: [{ max_steps: 50, num_train_epochs: 5 }],
    silent: [{ max_steps: 50 }],
    level: "warning",
  },
  lora_knobs_need_lora: {
    fires: [{ tuning: "full", lora_r: 8 }],
    silent: [{ tuning: "full" }],
    level: "warning",
  },
  knob_has_no_effect: {
    fires: [{ optim: "adafactor", adam_beta1: 0.8 }],
    silent: [{ adam_beta1: 0.8 }],
    level: "warning",
  },
  early_stopping_needs_validation: {
    fires: [{ early_stopping_patience: 3, eval_on_checkpoint: false }],
    silent: [{ early_stopping_patience: 3 }],
    level: "stop",
  },
  best_checkpoint_needs_validation: {
    fires: [{ eval_on_checkpoint: false }],
    silent: [{ eval_on_checkpoint: false, load_best_model_at_end: false }],
    level: "warning",
  },
  validation_needs_rows: {
    fires: [{}, rows(100, 0)],
    silent: [{}, rows(100, 1)],
    level: "warning",
  },
  warmup_longer_than_run: {
    fires: [{ warmup_steps: 39 }, rows(104)],
    silent: [{ warmup_steps: 38 }, rows(104)],
    level: "stop",
  },
  decay_longer_than_run: {
    fires: [{ lr_scheduler_type: "warmup_stable_decay", num_decay_steps: 38, warmup_steps: 2 }, rows(104)],
    silent: [{ lr_scheduler_type: "warmup_stable_decay", num_decay_steps: 37, warmup_steps: 2 }, rows(104)],
    level: "stop",
  },
  learning_rate_too_high: {
    fires: [{ tuning: "full", learning_rate: 1e-3 }],
    silent: [{ learning_rate: 1e-3 }],
    level: "warning",
  },
  learning_rate_too_low: {
    fires: [{ learning_rate: 2e-6 }],
    silent: [{ learning_rate: 2e-6, tuning: "full" }],
    level: "warning",
  },
  dft_loss_cannot_pick_best: {
    fires: [{ loss_type: "dft" }],
    silent: [{ loss_type: "dft", load_best_model_at_end: false }],
    level: "stop",
  },
  alpha_far_from_rank: {
    fires: [{ lora_r: 64, lora_alpha: 1 }],
    silent: [{ lora_r: 64, lora_alpha: 16 }],
    level: "warning",
  },
  batch_larger_than_data: {
    fires: [{ gradient_accumulation_steps: 4 }, rows(30)],
    silent: [{ gradient_accumulation_steps: 4 }, rows(32)],
    level: "warning",
  },
  too_many_passes: {
    fires: [{ max_steps: 60 }, rows(32)],
    silent: [{ max_steps: 60 }, rows(320)],
    level: "warning",
  },
  no_layers_left: {
    fires: [{ target_modules: ["q_proj"], exclude_modules: ["q_proj", "v_proj"] }],
    silent: [{ target_modules: ["q_proj", "k_proj"], exclude_modules: ["q_proj", "v_proj"] }],
    level: "stop",
  },
  blocks_need_layer_names: {
    fires: [{ layers_to_transform: [28, 29] }],
    silent: [{ layers_to_transform: [28, 29], target_modules: ["q_proj"] }],
    level: "stop",
  },
  blocks_beyond_model: {
    fires: [{ layers_to_transform: [29, 30], target_modules: ["q_proj"] }, layers],
    silent: [{ layers_to_transform: [0, 29], target_modules: ["q_proj"] }, layers],
    level: "stop",
  },
  rank_too_large: {
    fires: [{ lora_r: 128, lora_alpha: 128 }, { model: { hiddenSize: 192 } }],
    silent: [{ lora_r: 128, lora_alpha: 128 }, layers],
    level: "warning",
  },
  orthogonal_needs_even_rank: {
    fires: [{ init_lora_weights: "orthogonal", lora_r: 15 }],
    silent: [{ init_lora_weights: "orthogonal", lora_r: 14 }],
    level: "stop",
  },
  start_changes_base: {
    fires: [{ init_lora_weights: "pissa" }],
    silent: [{ init_lora_weights: "gaussian" }],
    level: "warning",
  },
  bf16_not_there: {
    fires: [{ precision: "bf16" }, { device: { kind: "cuda", bf16: false } }],
    silent: [{ precision: "auto" }, { device: { kind: "cuda", bf16: false } }],
    level: "stop",
  },
  full_tuning_in_bfloat16: {
    fires: [{ tuning: "full", model_dtype: "bfloat16" }],
    silent: [{ model_dtype: "bfloat16" }],
    level: "warning",
  },
  full_tuning_on_cpu: {
    fires: [{ tuning: "full" }, { model: { parameters: 1e9 }, device: { kind: "cpu" } }],
    silent: [{ tuning: "full" }, { model: { parameters: 135e6 }, device: { kind: "cpu" } }],
    level: "warning",
  },
  save_steps_beyond_run: {
    fires: [{ save_steps: 39 }, rows(104)],
    silent: [{ save_steps: 38 }, rows(104)],
    level: "warning",
  },
  patience_never_ends: {
    fires: [{ early_stopping_patience: 3, save_steps: 13 }, rows(104)],
    silent: [{ early_stopping_patience: 2, save_steps: 13 }, rows(104)],
    level: "warning",
  },
  rows_beyond_context: {
    fires: [{ max_length: 8193 }, layers],
    silent: [{ max_length: 8192 }, layers],
    level: "stop",
  },
  train_on_fits_rows: {
    fires: [{ train_on: "completion" }, { rows: { type: "chat" } }],
    silent: [{ train_on: "all-assistant" }, { rows: { type: "prompt-completion" } }],
    level: "warning",
  },
  joined_rows_need_two: {
    fires: [{ padding_free: true, per_device_train_batch_size: 1 }],
    silent: [{ padding_free: true, per_device_train_batch_size: 2 }],
    level: "warning",
  },
  more_threads_than_cores: {
    fires: [{ threads: 5 }, { device: { kind: "cpu", cores: 4 } }],
    silent: [{ threads: 4 }, { device: { kind: "cpu", cores: 4 } }],
    level: "warning",
  },
};

function check(overrides: Overrides, facts: Facts = {}) {
  const resolution = resolveKnobs({ method: "sft", preset: "balanced", overrides });
  if (!resolution.ok) throw new Error(JSON.stringify(resolution.errors));
  const { knobs, turned } = resolution;
  return { knobs, turned, conflicts: checkKnobs(knobs, { method: "sft", turned, ...facts }) };
}

describe.each(Object.entries(examples))("%s", (code, { fires, silent, level }) => {
  test("fires, names the knobs, and its fix mends it", () => {
    const { knobs, turned, conflicts } = check(...fires);
    const conflict = conflicts.find((one) => one.code === code);
    expect(conflict).toMatchObject({ level });
    if (conflict === undefined) return;
    expect(conflict.sentence).toMatch(/^\w.+\w\.$/);
    expect(Object.keys(conflict.fix.set).length).toBeGreaterThan(0);
    for (const id of conflict.knobs) expect(findKnob(id), id).toBeDefined();
    for (const [id, value] of Object.entries(conflict.fix.set)) {
      expect(findKnob(id)?.schema.safeParse(value).success, id).toBe(true);
    }
    const left = turned.filter((id) => !(id in conflict.fix.set));
    const mended = checkKnobs(
      { ...knobs, ...conflict.fix.set },
      { method: "sft", turned: left, ...fires[1] },
    );
    expect(mended.map((one) => one.code)).not.toContain(code);
    expect(mended.filter((one) => one.level === "stop")).toEqual([]);
  });

  test("keeps silent on the nearest set that is right", () => {
    expect(check(...silent).conflicts.map((one) => one.code)).not.toContain(code);
  });
});

test("every rule has an example, and every example a rule", () => {
  const others = ["check-knobs.ts", "is-turned.ts", "rule.ts", "rules.test.ts"];
  const files = readdirSync(import.meta.dirname).filter((file) => !others.includes(file));
  expect(files.map((file) => file.replace(".ts", "").replaceAll("-", "_")).sort()).toEqual(
    Object.keys(examples).sort(),
  );
});

test.each(presets.map(({ id }) => [id]))("the preset %s contradicts nothing in an ordinary run", (preset) => {
  const resolution = resolveKnobs({ method: "sft", preset, overrides: {} });
  if (!resolution.ok) throw new Error(JSON.stringify(resolution.errors));
  const facts = { ...rows(300, 30), ...layers, device: { kind: "cpu", bf16: false, cores: 2 } } as const;
  expect(checkKnobs(resolution.knobs, { method: "sft", turned: [], ...facts })).toEqual([]);
});

test("what stops a run comes before what only warns", () => {
  const { conflicts } = check({ learning_rate: 0.05, loss_type: "dft", init_lora_weights: "olora" });
  expect(conflicts.map((one) => one.level)).toEqual(["stop", "warning", "warning"]);
});

test("patience without rows to validate on stops the run", () => {
  const { conflicts } = check({ early_stopping_patience: 3 }, rows(100, 0));
  expect(conflicts).toMatchObject([{ code: "validation_needs_rows", level: "stop" }]);
});

test("a batch that is dropped for being short stops the run", () => {
  const { conflicts } = check({ dataloader_drop_last: true, per_device_train_batch_size: 16 }, rows(10));
  expect(conflicts[0]).toMatchObject({ code: "batch_larger_than_data", level: "stop" });
});

test("without word of what was turned, a knob unlike its default counts", () => {
  const resolution = resolveKnobs({
    method: "sft",
    preset: "balanced",
    overrides: { tuning: "full", use_dora: true },
  });
  if (!resolution.ok) throw new Error("not legal");
  expect(checkKnobs(resolution.knobs, { method: "sft" })).toMatchObject([{ code: "lora_knobs_need_lora" }]);
});
