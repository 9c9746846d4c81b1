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
  /** Of the machine: what it was measured to do counts before what another was. */
  readonly runnerId: string | null;
}

/** Useful floating-point operations a second of one core, as small models reach them in training: fp32, bf16. */
const perCore = { float32: 40e9, bfloat16: 60e9 };
const perGpu = 40e12;

/** Seconds of one step, from what was measured here, else from the model's size and the machine's. Null without a machine. */
export function estimatePace({ shape, knobs, machine, measured, tokensPerStep, runnerId }: Pace) {
  const dtype = halfPrecision(knobs, machine) ? "bfloat16" : "float32";
  const alike = measured.filter((one) => one.tuning === knobs.tuning);
  const here = alike.filter((one) => one.runnerId === runnerId);
  const from = here.length > 0 ? here : alike;
  const known = from.find((one) => one.dtype === dtype) ?? from[0];
  if (known !== undefined) {
    const seconds = tokensPerStep / known.tokensPerSecond;
    const { low, high } = spreadOf(known);
    const pace = `${Math.round(known.tokensPerSecond).toLocaleString("en")} tokens a second`;
    return here.length > 0
      ? {
          secondsPerStep: { low: seconds * low, likely: seconds, high: seconds * high },
          source: "measured" as const,
          sentence: `This model was tuned here before at ${pace}.`,
        }
      : {
          secondsPerStep: { low: seconds * 0.5, likely: seconds, high: seconds * 3 },
          source: "measured" as const,
          sentence: `This model was tuned on another machine before, at ${pace}; this one may differ.`,
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

/** How far a step may be from the mean one: the longest was timed on its own before that run began. */
function spreadOf({ tokensPerSecond, longestStep }: Measurement): { low: number; high: number } {
  const longest =
    longestStep === null ? 1 : (tokensPerSecond * longestStep.seconds) / Math.max(1, longestStep.tokens);
  return { low: Math.min(0.8, longest), high: Math.max(1.5, longest) };
}
