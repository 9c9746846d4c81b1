import type { JobError } from "@facet/contracts/errors/problem";
import type { Estimate } from "@facet/contracts/estimates/estimate";
import type { EvaluationResult, EvaluationRow } from "@facet/contracts/evaluations/evaluation";
import type { ParityCertificate, ParityRow } from "@facet/contracts/exports/export";
import type { CockpitFacts } from "../signature/words/cockpit-sentence.ts";
import type { Sample } from "../signature/words/sample-grid.ts";

export const training: CockpitFacts = {
  kind: "train",
  state: "running",
  waiting: null,
  progress: {
    phase: "train",
    step: 672,
    totalSteps: 1200,
    done: 672,
    total: 1200,
    unit: "steps",
    loss: 0.84,
    tokensPerSecond: 1486,
    etaSeconds: 552,
    updatedAt: "2026-11-23T15:57:03.000Z",
  },
  eta: { low: 470, likely: 552, high: 668 },
  loss: { first: 2.31, last: 0.84, trend: "falling" },
  checkpointStep: 600,
  error: null,
  workedMs: 768_000,
  waitedMs: 4000,
  silentMs: 300,
};

export const estimate: Estimate = {
  fits: true,
  memoryBytes: { low: 9.1e9, likely: 9.6e9, high: 10.4e9 },
  memoryParts: [
    { part: "activations", bytes: 5.4e9 },
    { part: "weights", bytes: 2.6e9 },
    { part: "libraries", bytes: 0.97e9 },
    { part: "logits", bytes: 0.4e9 },
    { part: "trained", bytes: 0.2e9 },
  ],
  availableBytes: 24e9,
  steps: 582,
  epochs: 3,
  rows: 1552,
  tokens: 1_237_140,
  trainingSeconds: { low: 1080, likely: 1260, high: 1500 },
  diskBytes: 21.4e9,
  basis: {
    memory: {
      source: "reckoned",
      sentence: "From the model's shape and the longest row of 1,024 tokens.",
      knob: "per_device_train_batch_size",
    },
    time: {
      source: "measured",
      sentence: "This model was tuned here before at 1,480 tokens a second.",
      knob: "num_train_epochs",
    },
    disk: {
      source: "reckoned",
      sentence: "The base, checkpoints and three exported files, each twice while they are stored.",
      knob: null,
    },
    tokens: {
      source: "counted",
      sentence: "With the model's own tokenizer: 412,380 in 1,552 rows.",
      knob: "num_train_epochs",
    },
  },
  restsOn: [],
  findings: [
    {
      level: "warning",
      code: "tokens_cut",
      message: "3 of 1,940 rows are longer than 1,024 tokens and are left out.",
      knobs: ["max_length"],
      fix: "Raise the longest row to 1,536.",
      fixKnobs: { max_length: 1536 },
    },
  ],
};

export const tooLarge: Estimate = {
  ...estimate,
  fits: false,
  memoryBytes: { low: 26e9, likely: 31e9, high: 38e9 },
  findings: [
    {
      level: "stop",
      code: "out_of_memory",
      message: "About 31 GB are needed and the machine has 24 GB.",
      knobs: ["per_device_train_batch_size"],
      fix: "Use batches of 1 and add up 8 of them.",
      fixKnobs: { per_device_train_batch_size: 1, gradient_accumulation_steps: 8 },
    },
  ],
};

const asked = [
  [
    "Wake me at quarter past six",
    'set_alarm {"time":"06:15"}',
    "Sure! I can help you with waking up at quarter past six.",
    'set_alarm {"time":"06:15"}',
    "better",
  ],
  [
    "Dim the hall to a third",
    'set_light {"room":"hall","level":33}',
    '{"light":"dim"}',
    'set_light {"room":"hall","level":33}',
    "better",
  ],
  [
    "No music after ten",
    'set_rule {"after":"22:00","deny":"music"}',
    'set_rule {"after":"22:00","deny":"music"}',
    'set_rule {"after":"10:00","deny":"music"}',
    "worse",
  ],
  [
    "Heating off while we are away",
    'set_heating {"mode":"away"}',
    "I have turned the heating off.",
    'set_heating {"mode":"away"}',
    "better",
  ],
  ["Lock up", 'lock {"doors":"all"}', "", 'lock {"doors":"all"}', "better"],
  [
    "What is the temperature in the attic?",
    'read {"sensor":"attic"}',
    "The attic is 21 degrees.",
    'read {"sensor":"attic","unit":"C"}',
    "same",
  ],
] as const;

export const evaluationRows: readonly EvaluationRow[] = asked.map(
  ([question, reference, baseOutput, tunedOutput, outcome], at) => ({
    row: 400 + at,
    prompt: [{ role: "user", content: question }],
    reference,
    baseOutput,
    tunedOutput,
    base: { json_equal: outcome === "worse" ? 1 : 0 },
    tuned: { json_equal: outcome === "better" ? 1 : 0 },
    outcome,
  }),
);

export const better: EvaluationResult = {
  n: 194,
  primaryMetric: "json_equal",
  metrics: {
    json_equal: { base: 74 / 194, tuned: 161 / 194 },
    token_f1: { base: 0.52, tuned: 0.91 },
    loss: { base: 1.84, tuned: 0.42 },
  },
  verdict: {
    metric: "json_equal",
    n: 194,
    base: 74 / 194,
    tuned: 161 / 194,
    difference: 87 / 194,
    better: 94,
    worse: 7,
    same: 93,
    interval: [0.371, 0.521],
    level: 0.95,
    pValue: 1e-20,
    test: "mcnemar-exact",
    conclusion: "better",
    sentence: "",
  },
  seconds: 214,
};

function changed(verdict: Partial<EvaluationResult["verdict"]>): EvaluationResult {
  const whole = { ...better.verdict, ...verdict };
  return {
    ...better,
    n: whole.n,
    metrics: {
      [whole.metric]: { base: whole.base, tuned: whole.tuned },
      token_f1: { base: 0.52, tuned: 0.55 },
    },
    verdict: whole,
  };
}

export const noGain = changed({
  tuned: 78 / 194,
  difference: 4 / 194,
  better: 11,
  worse: 7,
  same: 176,
  interval: [-0.024, 0.067],
  pValue: 0.481,
  conclusion: "no-measurable-gain",
});
export const worse: EvaluationResult = {
  ...changed({
    metric: "loss",
    base: 1.312,
    tuned: 1.846,
    difference: 0.534,
    better: 22,
    worse: 150,
    same: 22,
    interval: [0.431, 0.642],
    pValue: null,
    test: "paired-bootstrap",
    conclusion: "worse",
  }),
  primaryMetric: "loss",
  metrics: { loss: { base: 1.312, tuned: 1.846 }, perplexity: { base: 3.71, tuned: 6.33 } },
};
export const tooFew = changed({
  n: 12,
  base: 4 / 12,
  tuned: 7 / 12,
  difference: 0.25,
  better: 4,
  worse: 1,
  same: 7,
  interval: [-0.12, 0.55],
  pValue: 0.375,
  conclusion: "too-few-rows",
});

const parity: ParityRow = {
  artefact: "merged",
  sameArgmax: 0.9991,
  sameArgmaxOrTie: 1,
  klMean: 0.00021,
  klMax: 0.004,
  maxAbsDlogp: 0.08,
  hardDisagreements: 0,
  taskScore: 0.84,
  taskN: 50,
  tokensPerSecond: null,
  bytes: 269_060_552,
  bitsPerWeight: 16,
  retokenized: { strings: 64, differences: 0 },
  threshold: {
    sameArgmaxOrTie: 0.99,
    klMean: 1e-3,
    maxAbsDlogp: 0.25,
    hardDisagreements: 0,
    retokenizedDifferences: 0,
  },
  passed: true,
  reasons: [],
};
const eighth: ParityRow = {
  ...parity,
  artefact: "gguf-q8_0",
  sameArgmax: 0.9936,
  sameArgmaxOrTie: 0.9981,
  klMean: 0.0011,
  bytes: 144_811_200,
  bitsPerWeight: 8.5,
  tokensPerSecond: 58.2,
  threshold: {
    sameArgmaxOrTie: 0.975,
    klMean: 1e-2,
    p99AbsDlogp: 0.5,
    hardDisagreements: 0,
    retokenizedDifferences: 0,
  },
};
const half: ParityRow = {
  ...parity,
  artefact: "gguf-f16",
  sameArgmax: 0.9996,
  klMean: 0.00002,
  bytes: 270_888_128,
  tokensPerSecond: 41.4,
};

export const certificate: ParityCertificate = {
  reference: { dtype: "float32", prompts: 64, tokens: 4182, offTaskTokens: 1310 },
  rows: [parity, half, eighth],
  passed: true,
};
export const refused: ParityCertificate = {
  ...certificate,
  passed: false,
  rows: [
    parity,
    half,
    {
      ...eighth,
      sameArgmax: 0.941,
      sameArgmaxOrTie: 0.962,
      klMean: 0.031,
      hardDisagreements: 3,
      taskScore: 0.76,
      passed: false,
      reasons: [
        "apart from near-ties the most likely token is the same at 96.20% of the tokens, 97.50% is needed",
        "3 tokens the reference is sure of come out otherwise, 0 are allowed",
      ],
    },
  ],
};

export const lossBroke: JobError = {
  code: "loss_not_finite",
  class: "numeric",
  title: "The loss became NaN or infinite",
  message: "Loss and gradient were not numbers at steps 338, 339 and 340, with a learning rate of 0.02.",
  place: "training",
  fix: "Lower learning_rate, or raise warmup_steps.",
  fixKnobs: { learning_rate: 0.002 },
  attempt: 1,
  lastStep: 340,
};

const prompt = (content: string) => [{ role: "user", content }];
const late = prompt("My parcel is two weeks late and nobody answers. What now?");
const boots = prompt("Can I return boots I wore once?");
export const samples: readonly Sample[] = [
  {
    step: 0,
    index: 0,
    prompt: late,
    model: "base",
    text: "I understand your concern. There are many reasons a parcel may be late, for example weather, customs or a wrong address.",
  },
  {
    step: 300,
    index: 0,
    prompt: late,
    model: "tuned",
    text: "I am sorry about the wait. Please send me your order number and I will look into it.",
  },
  {
    step: 600,
    index: 0,
    prompt: late,
    model: "tuned",
    text: "Two weeks is far too long, and I am sorry nobody got back to you. Please send me your order number: I will trace it today and write to you by 6 pm.",
  },
  { step: 0, index: 1, prompt: boots, model: "base", text: "It depends on the return policy of the shop." },
  {
    step: 300,
    index: 1,
    prompt: boots,
    model: "tuned",
    text: "It depends on the return policy of the shop.",
  },
  {
    step: 600,
    index: 1,
    prompt: boots,
    model: "tuned",
    text: "Yes, if they are clean. It takes two minutes: print the label and drop them off.",
    reference:
      "Yes, within 60 days and if they are clean. Print the label from your order and drop them off.",
  },
];
