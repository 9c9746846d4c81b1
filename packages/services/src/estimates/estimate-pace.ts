import type { ModelShape } from "@facet/contracts/base-models/base-model";
import type { Machine } from "@facet/contracts/runners/runner";
import type { ResolvedKnobs } from "@facet/contracts/training/knobs/all-knobs";
import type { Measurement } from "../data/collections/measurements.ts";
import { halfPrecision } from "./estimate-memory.ts";

interface Pace {
  readonly shape: ModelShape | null;
  readonly knobs: ResolvedKnobs;
  readonly machine: Machine | null;
  readonly measured: readonly Measurement[];
  readonly tokensPerStep: number;
}

/** Useful floating-point operations a second of one core, as small models reach them in training: fp32, bf16. */
const perCore = { float32: 40e9, bfloat16: 60e9 };
const perGpu = 40e12;

/** Seconds of one step, from what was measured here, else from the model's size and the machine's. Null without a machine. */
export function estimatePace({ shape, knobs, machine, measured, tokensPerStep }: Pace) {
  const dtype = halfPrecision(knobs, machine) ? "bfloat16" : "float32";
  const known =
    measured.find((one) => one.tuning === knobs.tuning && one.dtype === dtype) ??
    measured.find((one) => one.tuning === knobs.tuning);
  if (known !== undefined) {
    const seconds = tokensPerStep / known.tokensPerSecond;
    return {
      secondsPerStep: { low: seconds * 0.8, likely: seconds, high: seconds * 1.5 },
      source: "measured" as const,
      sentence: `This model was tuned here before at ${Math.round(known.tokensPerSecond).toLocaleString("en")} tokens a second.`,
    };
  }
  if (machine === null || shape === null) return null;
  // Forward and backward through the weights; with an adapter the base needs no gradient of its own.
  const operations = (knobs.tuning === "full" ? 6 : 4) * shape.parameters * tokensPerStep;
  const speed = machine.gpu === null ? machine.cores * perCore[dtype] : perGpu;
  const seconds = operations / speed;
  return {
    secondsPerStep: { low: seconds * 0.5, likely: seconds, high: seconds * 3 },
    source: "reckoned" as const,
    sentence: `Nothing was measured here yet: reckoned from ${machine.cores} cores of ${machine.cpuModel}.`,
  };
}
