import type { JobView } from "@facet/contracts/jobs/job";
import type { Estimate, Evaluation, Export } from "@facet/sdk/generated/types.gen";

const at = "2026-05-01T12:00:00.000Z";
const id = (prefix: string) => `${prefix}_00000000000000000000000000`;
const own = {
  projectId: id("prj"),
  fineTuneId: id("run"),
  modelId: id("mdl"),
  jobId: id("job"),
  createdAt: at,
};

/** A job in the middle of its training, but for what is named. */
export function aJob(changes: Partial<JobView>): JobView {
  const failed = changes.state === "failed";
  return {
    id: id("job"),
    orgId: id("org"),
    projectId: id("prj"),
    fineTuneId: id("run"),
    kind: "train",
    lane: "cpu",
    priority: "normal",
    state: "running",
    version: 3,
    input: {},
    result: null,
    artifacts: {},
    retryOf: null,
    dependsOn: [],
    openDependencies: [],
    attempt: 1,
    attempts: [
      {
        number: 1,
        runnerId: id("rnr"),
        startedAt: at,
        endedAt: null,
        outcome: failed ? "failed" : "running",
        error: null,
        lastStep: 12,
        knobs: null,
      },
    ],
    failures: {},
    saferKnobs: null,
    timeLimitMs: 7 * 24 * 3_600_000,
    pausedFor: null,
    notBefore: null,
    waiting: null,
    checkpoint: { step: 10, artifactId: id("art"), manifestSha256: "0".repeat(64) },
    checkpoints: [],
    bestStep: null,
    error: failed
      ? {
          code: "loss_not_finite",
          class: "numeric",
          title: "The loss became NaN or infinite",
          message: "The loss was NaN at step 12.",
          place: "step 12",
          fix: "Lower learning_rate, or raise warmup_steps.",
          fixKnobs: null,
          attempt: 1,
          lastStep: 12,
        }
      : null,
    cancelRequestedAt: null,
    createdAt: at,
    startedAt: at,
    finishedAt: failed ? "2026-05-01T12:03:20.000Z" : null,
    progress: {
      phase: "train",
      step: 12,
      totalSteps: 40,
      done: 12,
      total: 40,
      unit: "steps",
      loss: 1.23456,
      tokensPerSecond: 1234.5,
      etaSeconds: 75,
      updatedAt: at,
    },
    ...changes,
  };
}

export const anEvaluation: Evaluation = {
  ...own,
  id: id("evl"),
  state: "ready",
  artifactId: id("art"),
  result: {
    n: 200,
    primaryMetric: "json_equal",
    metrics: { json_equal: { base: 0, tuned: 0.985 }, loss: { base: 3.4567, tuned: 0.01234 } },
    verdict: {
      metric: "json_equal",
      n: 200,
      base: 0,
      tuned: 0.985,
      difference: 0.985,
      better: 197,
      worse: 0,
      same: 3,
      interval: [0.957, 0.995],
      level: 0.95,
      pValue: 1e-59,
      test: "mcnemar-exact",
      conclusion: "better",
      sentence: "The tuned model is better: 98.5 % instead of 0.0 % of the answers are equal as JSON.",
    },
    seconds: 93.4,
  },
};

const parity = {
  sameArgmax: 1,
  sameArgmaxOrTie: 1,
  klMean: 0.0000042,
  klMax: 0.001,
  maxAbsDlogp: 0.02,
  hardDisagreements: 0,
  taskScore: 0.98,
  taskN: 50,
  tokensPerSecond: 84.2,
  bytes: 270_900_000,
  bitsPerWeight: 16.04,
  retokenized: { strings: 64, differences: 0 },
  threshold: {},
  passed: true,
  reasons: [],
};

export const anExport: Export = {
  ...own,
  id: id("exp"),
  state: "ready",
  formats: [],
  exported: [],
  certificate: {
    reference: { dtype: "float32", prompts: 24, tokens: 1892, offTaskTokens: 400 },
    rows: [
      { artefact: "gguf-f16", ...parity },
      {
        artefact: "gguf-q8_0",
        ...parity,
        sameArgmax: 0.91,
        sameArgmaxOrTie: 0.93,
        klMean: 0.013,
        hardDisagreements: 2,
        taskScore: null,
        tokensPerSecond: null,
        bytes: 144_900_000,
        bitsPerWeight: 8.5,
        passed: false,
        reasons: ["same argmax 0.910 is below 0.970"],
      },
    ],
    passed: false,
  },
};

export const anEstimate: Estimate = {
  fits: true,
  memoryBytes: { low: 0.9e9, likely: 1.2e9, high: 1.6e9 },
  memoryParts: [{ part: "libraries", bytes: 1e9 }],
  availableBytes: 16e9,
  steps: 40,
  epochs: 1,
  rows: 320,
  tokens: 26_313,
  trainingSeconds: { low: 60, likely: 90, high: 150 },
  diskBytes: 20e6,
  basis: {
    memory: { source: "reckoned", sentence: "From the shape.", knob: "max_length" },
    time: { source: "measured", sentence: "Measured on this machine.", knob: "max_steps" },
    disk: { source: "reckoned", sentence: "From the size.", knob: null },
    tokens: { source: "counted", sentence: "Counted.", knob: "max_steps" },
  },
  restsOn: ["Measured on this machine with the same model."],
  findings: [
    {
      level: "warning",
      code: "too_many_passes",
      message: "The data is passed over 12 times.",
      knobs: ["num_train_epochs"],
      fix: "Lower num_train_epochs.",
      fixKnobs: null,
    },
  ],
};
