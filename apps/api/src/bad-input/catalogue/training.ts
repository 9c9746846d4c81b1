import { type BadCase, type BadInput, invalid, no, ok, type Wanted } from "../bad-input.ts";

const material = {
  projectId: "{projectId}",
  baseModelId: "{baseModelId}",
  datasetVersionId: "{datasetVersionId}",
};
const start = (body: object, want: Wanted): BadCase => ({
  method: "POST",
  path: "/v1/fine-tunes",
  json: { ...material, ...body },
  want,
});
/** A knob's value that is refused under the knob's own name. */
const knob = (name: string, ...values: unknown[]): BadCase[] =>
  values.map((value) =>
    start({ knobs: { [name]: value } }, { status: 400, body: new RegExp(`"param":"(/knobs/)?${name}`) }),
  );
const raw = (text: string, want: Wanted): BadCase => ({
  method: "POST",
  path: "/v1/fine-tunes",
  bytes: () =>
    `{"projectId":"{projectId}","baseModelId":"{baseModelId}","datasetVersionId":"{datasetVersionId}","knobs":${text}}`,
  want,
});
/** Taken, shown as it came, and gone again. */
const named = (name: string): BadCase[] => [
  { ...start({ name }, ok(202)), keep: { run: "id" } },
  { method: "POST", path: "/v1/fine-tunes/{run}/cancel", want: ok(202) },
  { method: "DELETE", path: "/v1/fine-tunes/{run}", want: ok(204) },
];

/** l: what a training is asked to be. */
export const training: readonly BadInput[] = [
  {
    id: "l145",
    says: "learning rates that are none",
    cases: [
      ...knob("learning_rate", 0, -1, 1, "2e-4", 1e308, null),
      raw('{"learning_rate":1e400}', { status: 400 }),
      raw('{"learning_rate":NaN}', no(400, "invalid_json")),
    ],
  },
  {
    id: "l146",
    says: "no passes, a million, no steps",
    cases: [
      ...knob("num_train_epochs", 0, -1, 1e6, "3"),
      ...knob("max_steps", 0, -2, 1.5, 1e9),
      start({ knobs: { max_steps: -1, num_train_epochs: 0 } }, { status: 400 }),
    ],
  },
  {
    id: "l147",
    says: "batches of none, of a billion",
    cases: [
      ...knob("per_device_train_batch_size", 0, -1, 1e9, 1.5),
      ...knob("gradient_accumulation_steps", 0, 2 ** 31, "4"),
    ],
  },
  {
    id: "l148",
    says: "ranks and layers that cannot be, patterns that would hang",
    cases: [
      ...knob("lora_r", 0, 100_000, 1.5),
      ...knob("lora_alpha", 0),
      ...knob("lora_dropout", 1, -0.1),
      ...knob("target_modules", [], "(a+)+$", ["(a+)+$"], ["../x"], [""]),
      ...knob("rank_pattern", { ["x".repeat(300)]: 8 }, { q_proj: 0 }),
    ],
  },
  {
    id: "l149",
    says: "rows of no length, of ten million, beyond the model",
    cases: knob("max_length", 0, 1, 1e7, -1),
  },
  {
    id: "l150",
    says: "methods that are not there",
    cases: [
      start({ method: "dpo" }, invalid("/method")),
      start({ method: "grpo", knobs: { num_generations: 1 } }, invalid()),
      start({ knobs: { beta: -1 } }, no(400, "unknown_knob")),
    ],
  },
  {
    id: "l151",
    says: "knobs for pictures on a model for text",
    cases: [
      start({ knobs: { image_size: 896 } }, no(400, "unknown_knob")),
      start({ knobs: { vision_tower: true } }, no(400, "unknown_knob")),
    ],
  },
  {
    id: "l152",
    says: "schedules that are none, warm-up beyond the run",
    cases: [
      ...knob("lr_scheduler_type", "sideways", 5),
      ...knob("save_steps", 0, -1),
      ...knob("warmup_steps", -1, 2e5, "0.1"),
      ...knob("logging_steps", 0),
    ],
  },
  {
    id: "l153",
    says: "precision that is none",
    cases: [
      ...knob("precision", "fp8", "int4"),
      ...knob("attn_implementation", "flash"),
      ...knob("tuning", "qlora"),
      ...knob("model_dtype", "int8"),
    ],
  },
  {
    id: "l154",
    says: "names that would be commands: names they stay",
    leaves: true,
    cases: [
      ...[
        "../../etc/passwd",
        "; $(touch /tmp/x) `id`",
        "--help",
        "<script>alert(1)</script>",
        "{{7*7}}",
      ].flatMap(named),
      start({ name: "a\nb" }, invalid("/name")),
      start({ name: "x".repeat(500) }, invalid("/name")),
      start({ name: "" }, invalid("/name")),
    ],
  },
  { id: "l155", says: "seeds that are none", cases: knob("seed", -1, 2 ** 64, 1.5, "42") },
  {
    id: "l156",
    says: "time limits that are none",
    cases: [
      start({ timeLimitMinutes: 0 }, invalid("/timeLimitMinutes")),
      start({ timeLimitMinutes: 10_081 }, invalid("/timeLimitMinutes")),
      start({ preset: "free" }, invalid("/preset")),
      start({ priority: "now" }, invalid("/priority")),
    ],
  },
  {
    id: "l157",
    says: "a model or data that has gone meanwhile",
    cases: [
      start({ baseModelId: "bmd_00000000000000000000000000" }, no(404, "not_found")),
      start({ datasetVersionId: "dsv_00000000000000000000000000" }, no(404, "not_found")),
      start({ baseModelId: "{other_baseModelId}" }, no(404, "not_found")),
      start({ projectId: "{other_projectId}" }, no(404, "not_found")),
    ],
  },
  {
    id: "l158",
    says: "knobs of another version: named, with the likely one",
    cases: [
      start({ knobs: { learning_rat: 1e-4 } }, no(400, "unknown_knob", { body: /learning_rate/ })),
      start({ knobs: { max_seq_length: 512 } }, no(400, "unknown_knob", { body: /max_seq_length/ })),
      start({ version: 0 }, invalid("/version")),
    ],
  },
  {
    id: "l159",
    says: "a run's name again, and in another case: two runs",
    leaves: true,
    cases: [
      { ...start({ name: "Again" }, ok(202)), keep: { first: "id" } },
      ...named("Again"),
      ...named("again"),
      { path: "/v1/fine-tunes/{first}", want: ok(200, { body: /"name":"Again"/ }) },
      { method: "POST", path: "/v1/fine-tunes/{first}/cancel", want: ok(202) },
      { method: "DELETE", path: "/v1/fine-tunes/{first}", want: ok(204) },
    ],
  },
];
