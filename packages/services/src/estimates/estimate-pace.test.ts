import { resolveKnobs } from "@facet/contracts/training/resolve-knobs";
import { describe, expect, it } from "vitest";
import type { Measurement } from "../data/collections/measurements.ts";
import { estimatePace } from "./estimate-pace.ts";

const machine = {
  platform: "linux",
  arch: "x64",
  cpuModel: "test",
  cores: 2,
  memoryBytes: 8e9,
  flags: [],
  gpu: null,
};
const mine: Measurement = {
  runnerId: "rnr_00000000000000000000000001",
  baseModelId: "bm_00000000000000000000000001",
  tuning: "lora",
  dtype: "float32",
  tokensPerSecond: 200,
  secondsPerStep: 1,
  peakRssBytes: 1,
  longestStep: { tokens: 400, seconds: 4, predictedPeakBytes: 1 },
  measuredAt: "2026-01-01T00:00:00.000Z",
};
const other = { ...mine, runnerId: "rnr_00000000000000000000000002", tokensPerSecond: 5000 };

const resolved = resolveKnobs({ method: "sft", preset: "balanced", overrides: {} });
if (!resolved.ok) throw new Error("the preset does not resolve");
const { knobs } = resolved;

const pace = (measured: readonly Measurement[]) =>
  estimatePace({
    shape: null,
    knobs,
    machine,
    measured,
    tokensPerStep: 400,
    runnerId: mine.runnerId,
  });

describe("the time of a step", () => {
  it("rests on this machine's figure before another's, and says whose it is", () => {
    expect(pace([other, mine])).toMatchObject({
      secondsPerStep: { likely: 2 },
      sentence: expect.stringContaining("tuned here before at 200"),
    });
    expect(pace([other])).toMatchObject({
      secondsPerStep: { likely: 0.08 },
      sentence: expect.stringContaining("another machine"),
    });
  });

  it("is as wide as the longest step was slower than the mean one", () => {
    expect(pace([mine])?.secondsPerStep).toEqual({ low: 1.6, likely: 2, high: 4 });
    expect(pace([{ ...mine, longestStep: null }])?.secondsPerStep).toEqual({ low: 1.6, likely: 2, high: 3 });
  });
});
