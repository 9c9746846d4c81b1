import type { ModelShape } from "@facet/contracts/base-models/base-model";
import type { MemoryPart } from "@facet/contracts/estimates/estimate";
import type { Machine } from "@facet/contracts/runners/runner";
import type { ResolvedKnobs } from "@facet/contracts/training/knobs/all-knobs";

export interface Memory {
  readonly shape: ModelShape | null;
  readonly knobs: ResolvedKnobs;
  /** Tokens. */
  readonly longestRow: number;
  readonly machine: Machine | null;
}

const gibibyte = 1024 ** 3;
/** torch, transformers and TRL before a weight is loaded, measured. */
const libraries = 0.9 * gibibyte;

/** Peak memory of the training process in bytes, at the longest row, and what it is made of. */
export function estimateMemory(memory: Memory) {
  const parts = memoryParts(memory).map(({ part, bytes }) => ({ part, bytes: Math.round(bytes) }));
  const likely = parts.reduce((sum, { bytes }) => sum + bytes, 0);
  const spread = memory.shape === null ? { low: 1, high: 1 } : { low: 0.8, high: 1.35 };
  return {
    range: { low: likely * spread.low, likely, high: likely * spread.high },
    parts: parts.toSorted((a, b) => b.bytes - a.bytes),
  };
}

function memoryParts({ shape, knobs, longestRow, machine }: Memory): MemoryPart[] {
  if (shape === null) return [{ part: "libraries", bytes: libraries }];
  const bytes = halfPrecision(knobs, machine) ? 2 : 4;
  const full = knobs.tuning === "full";
  const tokens = Math.min(longestRow, knobs.max_length) * knobs.per_device_train_batch_size;
  // What the backward pass keeps of each layer: inputs and outputs of its seven matrices.
  const kept = shape.layers * (14 * shape.hiddenSize + 4 * shape.intermediateSize) * bytes;
  const activations =
    knobs.gradient_checkpointing === true
      ? kept / shape.layers + shape.layers * shape.hiddenSize * bytes
      : kept;
  return [
    { part: "libraries", bytes: libraries },
    { part: "weights", bytes: shape.parameters * (full ? 4 : bytes) },
    // Trained weights live in fp32 with a gradient and two Adam moments.
    { part: "trained", bytes: trainedParameters(shape, knobs) * 16 },
    { part: "activations", bytes: tokens * activations },
    { part: "logits", bytes: tokens * shape.vocabSize * 8 },
  ];
}

export function halfPrecision(knobs: ResolvedKnobs, machine: Machine | null): boolean {
  if (knobs.precision !== "auto") return knobs.precision === "bf16";
  return machine !== null && (machine.gpu !== null || machine.flags.length > 0);
}

/** Parameters that have a gradient: all, or those of an adapter on all linear layers: r x (in + out) for each of a layer's seven matrices. */
export function trainedParameters(shape: ModelShape, knobs: ResolvedKnobs): number {
  if (knobs.tuning === "full") return shape.parameters;
  const { hiddenSize: hidden, intermediateSize: inner, heads, kvHeads, layers } = shape;
  const keys = (hidden / heads) * kvHeads;
  const perLayer = 2 * (hidden + hidden) + 2 * (hidden + keys) + 3 * (hidden + inner);
  return knobs.lora_r * perLayer * layers;
}
