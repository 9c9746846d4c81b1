import { z } from "zod";
import { idSchema, Timestamp } from "../ids.ts";

export const Lane = z.enum(["cpu", "gpu"]);
export type Lane = z.infer<typeof Lane>;

export const Machine = z
  .object({
    platform: z.string(),
    arch: z.string(),
    cpuModel: z.string(),
    cores: z.int(),
    memoryBytes: z.int(),
    flags: z.array(z.string()).meta({ description: "Of avx512_bf16, amx_bf16." }),
    gpu: z.string().nullable(),
  })
  .meta({ id: "Machine" });
export type Machine = z.infer<typeof Machine>;

/** What this machine was measured to do; estimates rest on it. */
export const Calibration = z
  .object({
    baseModelId: idSchema("baseModel"),
    tuning: z.enum(["lora", "full"]),
    dtype: z.string(),
    tokensPerSecond: z.number(),
    secondsPerStep: z.number(),
    peakRssBytes: z.int(),
    longestStep: z
      .object({ tokens: z.int(), seconds: z.number(), predictedPeakBytes: z.int() })
      .nullable()
      .default(null)
      .meta({
        description:
          "The step tried before training, at the longest rows: what it read, how long forward and backward took, and the peak predicted before it.",
      }),
    measuredAt: Timestamp,
  })
  .meta({ id: "Calibration" });
export type Calibration = z.infer<typeof Calibration>;

export const Availability = z.enum(["open", "cordoned", "draining", "drained"]).meta({
  id: "Availability",
  description:
    "`open`: takes work. `cordoned`: takes nothing new. `draining`: and what it has is paused or ends; `drained`: it has nothing left.",
});
export type Availability = z.infer<typeof Availability>;

export const Runner = z
  .object({
    id: idSchema("runner"),
    hostId: z.string(),
    name: z.string(),
    lanes: z.array(Lane),
    labels: z.array(z.string()),
    machine: Machine,
    versions: z.record(z.string(), z.string()),
    availability: Availability,
    availabilitySince: Timestamp.meta({ description: "Since when `availability` is what was asked for." }),
    currentJobId: idSchema("job").nullable(),
    lastSeenAt: Timestamp,
    online: z.boolean(),
    operated: z.boolean().meta({
      description:
        "Whether the organisation that asks runs this platform: its owners may cordon, drain and uncordon it.",
    }),
  })
  .meta({ id: "Runner" });
export type Runner = z.infer<typeof Runner>;
