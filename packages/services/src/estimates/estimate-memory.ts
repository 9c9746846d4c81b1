import type { ModelShape } from "@facet/contracts/base-models/base-model";
import type { Machine } from "@facet/contracts/runners/runner";
import type { ResolvedKnobs } from "@facet/contracts/training/knobs/all-knobs";

interface Memory {
  readonly shape: ModelShape | null;
  readonly knobs: ResolvedKnobs;
  /** Tokens. */
  readonly longestRow: number;
  readonly machine: Machine | null;
}

const gibibyte = 1024 ** 3;
/** torch, transformers and TRL before a weight is loaded, measured. */
const libraries = 0.9 * gibibyte;

/** Peak memory of the training process in bytes, at the longest row. */
export function estimateMemory({ shape, knobs, longestRow, machine }: Memory) {
  if (shape === null) return { low: libraries, likely: libraries, high: libraries };
  const bytes = halfPrecision(knobs, machine) ? 2 : 4;
  const full = knobs.tuning === "full";
  const trained = full ? shape.parameters : adapterParameters(shape, knobs.lora_r);
  // Trained weights live in fp32 with a gradient and two Adam moments.
  const weights = shape.parameters * (full ? 4 : bytes) + trained * 16;
  const tokens = longestRow * knobs.per_device_train_batch_size;
  // What the backward pass keeps of each layer: inputs and outputs of its seven matrices.
  const kept = shape.layers * (14 * shape.hiddenSize + 4 * shape.intermediateSize) * bytes;
  const activations =
    tokens *
    (knobs.gradient_checkpointing === true
      ? kept / shape.layers + shape.layers * shape.hiddenSize * bytes
      : kept);
  // Logits and their gradient.
  const head = tokens * shape.vocabSize * 8;
  const likely = libraries + weights + activations + head;
  return { low: likely * 0.8, likely, high: likely * 1.35 };
}

export function halfPrecision(knobs: ResolvedKnobs, machine: Machine | null): boolean {
  if (knobs.precision !== "auto") return knobs.precision === "bf16";
  return machine !== null && (machine.gpu !== null || machine.flags.length > 0);
}

/** Parameters of an adapter on all linear layers: r x (in + out) for each of the seven matrices of a layer. */
function adapterParameters(shape: ModelShape, rank: number): number {
  const { hiddenSize: hidden, intermediateSize: inner, heads, kvHeads, layers } = shape;
  const keys = (hidden / heads) * kvHeads;
  const perLayer = 2 * (hidden + hidden) + 2 * (hidden + keys) + 3 * (hidden + inner);
  return rank * perLayer * layers;
}
