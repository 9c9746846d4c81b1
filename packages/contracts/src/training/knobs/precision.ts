import { z } from "zod";
import { sftKnob } from "./knob.ts";

const knob = sftKnob("precision");

export const precisionKnobs = [
  knob({
    id: "precision",
    schema: z.enum(["auto", "bf16", "fp32"]),
    default: "auto",
    label: "Precision",
    help: "bf16 computes with half as many digits: much faster on machines that know it, and good enough to learn.",
    level: "advanced",
    choices: [
      { value: "auto", label: "Best for the machine" },
      { value: "bf16", label: "bf16: fast" },
      { value: "fp32", label: "fp32: exact" },
    ],
    feeds: [{ class: "SFTConfig", field: "bf16", map: { bf16: true, fp32: false } }],
    auto: { how: "bf16 where the GPU or processor has instructions for it, fp32 elsewhere." },
    synonyms: ["bf16", "fp16", "fp32", "mixed precision", "amp", "bfloat16", "half precision", "speed"],
  }),
  knob({
    id: "model_dtype",
    schema: z.enum(["auto", "bfloat16", "float32"]),
    default: "auto",
    label: "Weights in memory",
    help: "bfloat16 keeps the model's weights in half the memory; full tuning then loses its finest changes.",
    level: "expert",
    choices: [
      { value: "auto", label: "Best for the run" },
      { value: "bfloat16", label: "bfloat16: half the memory" },
      { value: "float32", label: "float32: exact" },
    ],
    feeds: [{ class: "engine", field: "model_dtype" }],
    auto: { how: "bfloat16 for an adapter that computes in bf16, float32 otherwise." },
    synonyms: ["dtype", "torch_dtype", "load in", "weights", "memory", "out of memory"],
  }),
  knob({
    id: "gradient_checkpointing",
    schema: z.union([z.literal("auto"), z.boolean()]),
    default: "auto",
    label: "Recompute to save memory",
    help: "On: inner results are computed twice instead of kept, so far less memory is needed and steps are slower.",
    level: "advanced",
    choices: [
      { value: "auto", label: "Only when memory is short" },
      { value: true, label: "On" },
      { value: false, label: "Off" },
    ],
    feeds: [{ class: "SFTConfig", field: "gradient_checkpointing" }],
    auto: { how: "Off, unless a step at the longest row would not fit into memory without it." },
    synonyms: ["activation checkpointing", "recompute", "memory", "out of memory", "oom"],
  }),
  knob({
    id: "attn_implementation",
    schema: z.enum(["auto", "sdpa", "eager"]),
    default: "auto",
    label: "Attention",
    help: "Chooses the code that computes attention: sdpa is fast, eager is plain and slow, for a second opinion.",
    level: "expert",
    choices: [
      { value: "auto", label: "Fastest that is exact" },
      { value: "sdpa", label: "sdpa: torch's own" },
      { value: "eager", label: "eager: plain" },
    ],
    feeds: [{ class: "engine", field: "attn_implementation" }],
    auto: { how: "The fastest one that gives the same result for this model and batch layout." },
    synonyms: ["flash attention", "sdpa", "eager", "use_fa2", "kernel"],
  }),
];
