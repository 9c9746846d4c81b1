import { plural } from "@facet/ui/format/plural";

export const newRunWords = {
  title: "New fine-tune",
  lead: "Three choices have good defaults. What they mean for memory and time stands beside them.",
  goal: {
    title: "1 · What should it learn?",
    label: "Answer like these examples",
    detail: "You have good answers; the model learns to give such answers. Supervised fine-tuning, SFT.",
  },
  data: {
    title: "2 · From which data?",
    legend: "Data set",
    rows: (train: string, validation: string, test: string) =>
      `${train} to train, ${validation} to watch, ${test} kept for the verdict`,
    types: { chat: "chats", "prompt-completion": "prompts and answers", text: "texts" },
    importing: "It is still being read.",
    failed: "It could not be read.",
    add: "Add data set",
    see: "What the model will see",
    none: "No data set yet. A CSV, JSON or JSONL file is enough.",
    missing: "Choose a data set.",
  },
  model: {
    title: "3 · Which model, how thorough?",
    legend: "Base model",
    size: (parameters: string, context: string) => `${parameters} parameters, ${context} tokens at once`,
    importing: "It is still being brought in.",
    failed: "It could not be brought in.",
    starter: "Bring in the starter model",
    starterLead:
      "No base model yet. The starter model is small enough for any machine: 135 million parameters.",
    others: "Other models",
    missing: "Choose a base model.",
    preset: "How thorough",
  },
  settings: { title: "4 · Settings", yaml: "As YAML" },
  next: {
    title: "5 · And then",
    name: "Name of the run and its model",
    nameHint: "Programs will ask for the model by it. Left empty it is named after the data.",
    evaluate: "Measure base and tuned model on the held-out rows",
    metric: "What counts as better",
    metricHint: "Fixed now, before anything is trained, so that it cannot be chosen to suit the result.",
    metrics: {
      auto: "Follow the data",
      exact_match: "Exact match",
      normalized_match: "Match, apart from capitals and punctuation",
      json_equal: "Equal JSON",
      contains: "Contains the expected text",
      token_f1: "Shared words (F1)",
      loss: "Loss on the expected answer",
    },
    files: "Files to make, each with a parity check",
    formats: {
      safetensors: { label: "Merged, safetensors", detail: "Transformers, vLLM" },
      F16: { label: "GGUF F16", detail: "llama.cpp, LM Studio, Ollama: exact, larger" },
      Q8_0: { label: "GGUF Q8_0", detail: "The same, half the size" },
    },
  },
  side: {
    noChoice: "Choose data and model to see memory and time.",
    failed: "The estimate could not be worked out.",
    findings: "Before you start",
    apply: "Do that",
    changed: (count: number) =>
      count === 0 ? "Nothing changed from the preset." : `${plural(count, "setting")} changed.`,
    start: "Start training",
    draft: "Your choices are kept on this computer until you start.",
    reset: "Start over",
  },
  yaml: {
    title: "The run as YAML",
    lead: "The same text as facet train --recipe takes. Change it here and take it over.",
    label: "Recipe",
    apply: "Take over",
    copy: "Copy",
    line: (line: number | null, message: string, fix: string) =>
      `${line === null ? "" : `Line ${line}: `}${message.replace(/[.!?]?$/, ".")} ${fix}`,
    unknownData: (name: string) => `There is no data set called ${name} in this project.`,
    unknownModel: (name: string) => `There is no base model called ${name} in this project.`,
    files: "A file beside a recipe cannot be read here: name a data set of this project.",
  },
  calls: {
    create: "Start this fine-tune",
    plan: "See what it would become, without starting it",
    estimate: "Estimate memory and time",
  },
} as const;
