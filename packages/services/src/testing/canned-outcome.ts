import type { ArtifactKind } from "@facet/contracts/artifacts/artifact";
import type { Claimed, Finalize } from "@facet/contracts/gateway/worker-gateway";
import type { JobKind } from "@facet/contracts/jobs/job-kind";
import type { JobResult } from "@facet/contracts/jobs/kinds/all-kinds";

interface Folder {
  readonly role: string;
  readonly kind: ArtifactKind;
  readonly texts: Readonly<Record<string, string>>;
}

type Outcomes = {
  readonly [Kind in JobKind]: { readonly result: JobResult<Kind>; readonly folders: readonly Folder[] };
};

const hash = "5".repeat(64);
const split = {
  rows: 90,
  kept: 90,
  dropped: 0,
  cut: 0,
  tokens: 900,
  cutTokens: 0,
  trainedTokens: 300,
  maxTokens: 12,
  meanTokens: 10,
  histogram: [],
  dropReasons: {},
};
const rows = {
  "train.parquet": "train",
  "validation.parquet": "validation",
  "test.parquet": "test",
  "refused.parquet": "refused",
};
const model = {
  "model.safetensors": "weights",
  "tokenizer.json": "{}",
  "chat_template.jinja": "{{ messages }}",
};

const outcomes: Outcomes = {
  "import-dataset": {
    folders: [{ role: "rows", kind: "rows", texts: rows }],
    result: {
      detection: {
        format: "jsonl",
        type: "chat",
        mapping: null,
        confidence: "certain",
        reason: "test",
        columns: [],
        delimiter: null,
      },
      mapping: { type: "chat", messages: "messages", tools: null },
      type: "chat",
      counts: { read: 1000, kept: 1000, refused: 0, duplicates: 0, train: 850, validation: 50, test: 100 },
      refusedByCode: {},
      sourceSha256: hash,
      contentHash: hash,
    },
  },
  "import-model": {
    folders: [{ role: "model", kind: "base-model", texts: model }],
    result: {
      shape: {
        architecture: "LlamaForCausalLM",
        modelType: "llama",
        parameters: 134_515_008,
        layers: 30,
        hiddenSize: 576,
        intermediateSize: 1536,
        vocabSize: 49_152,
        heads: 9,
        kvHeads: 3,
        contextLength: 8192,
        dtype: "bfloat16",
        tieEmbeddings: true,
        chatTemplate: true,
        templateSha256: hash,
        tokenizerSha256: hash,
        licence: "apache-2.0",
        gated: false,
        revision: "0123abc",
      },
    },
  },
  prepare: {
    folders: [{ role: "prepared", kind: "prepared", texts: { "train.parquet": "ids", "stats.json": "{}" } }],
    result: {
      stats: {
        key: hash,
        train: split,
        validation: split,
        template: { sha256: hash, source: "chat_template.jinja", addsDefaultSystem: false },
        suggestedMetric: { metric: "json_equal", reason: "every answer is JSON" },
        warnings: [],
      },
    },
  },
  train: {
    folders: [
      {
        role: "output",
        kind: "adapter",
        texts: { "adapter_model.safetensors": "adapter", "adapter_config.json": "{}" },
      },
    ],
    result: {
      steps: 40,
      epochs: 1,
      tokens: 900,
      trainedTokens: 300,
      tokensPerSecond: 100,
      trainingSeconds: 9,
      firstLoss: 2,
      lastLoss: 1,
      bestStep: 40,
      bestEvalLoss: 1,
      auto: {},
      calibration: {
        dtype: "float32",
        tokensPerSecond: 100,
        secondsPerStep: 0.2,
        peakRssBytes: 1_000_000,
        longestStep: { tokens: 100, seconds: 2, predictedPeakBytes: 1_000_000 },
      },
      output: { kind: "adapter", path: "adapter" },
    },
  },
  evaluate: {
    folders: [{ role: "evaluation", kind: "evaluation", texts: { "rows.parquet": "rows" } }],
    result: {
      n: 100,
      primaryMetric: "json_equal",
      metrics: { json_equal: { base: 0.1, tuned: 0.8 } },
      verdict: {
        metric: "json_equal",
        n: 100,
        base: 0.1,
        tuned: 0.8,
        difference: 0.7,
        better: 70,
        worse: 0,
        same: 30,
        interval: [0.6, 0.8],
        level: 0.95,
        pValue: 0.001,
        test: "mcnemar-exact",
        conclusion: "better",
        sentence: "Better.",
      },
      seconds: 3,
    },
  },
  export: {
    folders: [
      { role: "merged", kind: "merged", texts: { ...model, "model.safetensors": "merged" } },
      { role: "gguf-f16", kind: "gguf", texts: { "model-f16.gguf": "f16" } },
      { role: "gguf-q8_0", kind: "gguf", texts: { "model-q8_0.gguf": "q8" } },
    ],
    result: {
      formats: [
        { format: "safetensors", quantization: "bfloat16", path: "merged", bytes: 100, bitsPerWeight: 16 },
        {
          format: "gguf",
          quantization: "F16",
          path: "gguf-f16/model-f16.gguf",
          bytes: 100,
          bitsPerWeight: 16,
        },
        {
          format: "gguf",
          quantization: "Q8_0",
          path: "gguf-q8_0/model-q8_0.gguf",
          bytes: 50,
          bitsPerWeight: 8.5,
        },
      ],
      certificate: {
        reference: { dtype: "float32", prompts: 4, tokens: 100, offTaskTokens: 0 },
        rows: [],
        passed: true,
      },
    },
  },
};

/** A small, well-formed outcome of each kind: what the platform is told, not what a model did. */
export function cannedOutcome(claimed: Claimed): { result: Finalize["result"]; folders: readonly Folder[] } {
  const { result, folders } = outcomes[claimed.kind];
  // Every result is an object of JSON values.
  return { result: result as Finalize["result"], folders };
}
