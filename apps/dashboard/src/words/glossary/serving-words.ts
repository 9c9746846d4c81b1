import type { GlossaryWord } from "./entry.ts";

/** Words about files, chatting and the platform itself. */
export const servingWords = {
  safetensors: {
    title: "safetensors",
    explanation: "The usual file format for models in Python: Transformers, vLLM and their kin read it.",
  },
  gguf: {
    title: "GGUF",
    explanation: "One file with model, tokenizer and template, for LM Studio, Ollama and llama.cpp.",
  },
  quantization: {
    title: "Quantization",
    explanation:
      "Storing a model's numbers with fewer digits: a smaller, faster file that is a little less exact.",
  },
  f16: {
    title: "F16",
    explanation: "16 bits a number. The most exact of the small files.",
  },
  "q8-0": {
    title: "Q8_0",
    explanation: "8 bits a number: about half the size of F16, and nearly as exact.",
  },
  "merged-model": {
    title: "Merged model",
    explanation: "Base model and adapter in one: it needs nothing else to run.",
  },
  manifest: {
    title: "Manifest",
    explanation: "The list of an export: every file with size and checksum, and what it was made from.",
  },
  checksum: {
    title: "Checksum",
    explanation: "A fingerprint of a file. If one byte changes, it is another one.",
  },
  lineage: {
    title: "Lineage",
    explanation: "Where a model comes from: its base model, its data version, its run and its files.",
  },
  temperature: {
    title: "Temperature",
    explanation: "How much chance there is in an answer. 0 always gives the same one.",
  },
  "top-p": {
    title: "Top p",
    explanation: "Only the likeliest tokens that together reach this share may be chosen.",
  },
  "top-k": {
    title: "Top k",
    explanation: "Only this many of the likeliest tokens may be chosen.",
  },
  "max-new-tokens": {
    title: "Longest answer",
    explanation: "The most tokens an answer may have. A longer one is cut.",
  },
  context: {
    title: "Context",
    explanation: "How many tokens a model can read at once, question and answer together.",
  },
  "cold-start": {
    title: "First answer",
    explanation: "The first question loads the model into memory, so it takes longer than the next ones.",
  },
  "tokens-per-second": {
    title: "Tokens per second",
    explanation: "How fast a model reads or writes. People read about 5 tokens in a second.",
  },
  project: {
    title: "Project",
    explanation: "Holds data sets, runs and models that belong together.",
  },
  job: {
    title: "Job",
    explanation: "One piece of work that a runner does: reading a file, training, measuring, exporting.",
  },
  attempt: {
    title: "Attempt",
    explanation: "One try at a job. When a machine is lost, the job is tried again by itself.",
  },
  runner: {
    title: "Runner",
    explanation: "The program that does the work on a machine. It goes on when you close this page.",
  },
  hub: {
    title: "Hub",
    explanation: "The public collection of models at huggingface.co.",
  },
  "gated-model": {
    title: "Gated model",
    explanation: "A model whose licence you must accept on its page before you can fetch it with a token.",
  },
  "api-key": {
    title: "API key",
    explanation: "Lets a program act for you. It is shown once; what it may do is set when it is made.",
  },
  scope: {
    title: "Scope",
    explanation: "One thing a key may do, such as reading data sets or starting runs.",
  },
  secret: {
    title: "Secret",
    explanation: "A token that jobs need for another service. It goes in and is never shown again.",
  },
} as const satisfies Record<string, GlossaryWord>;
